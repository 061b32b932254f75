import type { Seal } from '../../../kernel/seal.ts'

/** The same for archives of installations with the same key; tells nothing about it. */
export const sealMark = (seal: Seal): string => seal.fingerprint('archive', 'sealed with')
