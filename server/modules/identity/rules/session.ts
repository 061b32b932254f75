/** How long a session lives. */
const day = 86_400_000

/** 90 days after it was last seen (the cookie's life is the same). */
export const sessionExpiry = (seenAt: Date): Date => new Date(seenAt.getTime() + 90 * day)

/** Seen again less than this many milliseconds later, nothing is written: reading must not cost a write. */
export const seenPause = 5 * 60_000
