/** From when to when a coupon holds that is taken now. */
type Terms = { valid_from: Date | null; valid_to: Date | null; valid_days: number | null }

const day = 86_400_000

/** From now, or from its first day; until its last day, or so many days from now. */
export const validityOf = ({ valid_from, valid_to, valid_days }: Terms, now: Date) => ({
  from: valid_from ?? now,
  to: valid_to ?? new Date(now.getTime() + (valid_days ?? 1) * day),
})
