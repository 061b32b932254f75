/** Why a backup was not taken or not restored, in both languages; nothing was changed. */
export class Refusal extends Error {}
