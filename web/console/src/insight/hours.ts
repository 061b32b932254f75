/** The 24 hours of a day as chart ticks. */
export const hourTicks = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** Hours that have not come yet are unknown, not zero. */
export function untilNow(hours: readonly { hour: number; today: number }[], now: number): (number | null)[] {
  return hourTicks.map((_, hour) => (hour > now ? null : (hours.find((row) => row.hour === hour)?.today ?? 0)))
}
