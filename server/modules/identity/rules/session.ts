/** How long a session lives, and what its age allows. */
const minute = 60_000
const day = 24 * 60 * minute

/** 90 days after it was last seen (the cookie's life is the same). */
export const sessionExpiry = (seenAt: Date): Date => new Date(seenAt.getTime() + 90 * day)

/** Seen again less than this many milliseconds later, nothing is written: reading must not cost a write. */
export const seenPause = 5 * minute

/** Who has just come in by a letter may set a new password without the old one, which may be forgotten. */
export const provedLately = (provedAt: Date | null, now: Date): boolean =>
  provedAt !== null && now.getTime() - provedAt.getTime() <= 15 * minute
