/** The 24 hours of a day as chart ticks. */
export const hourTicks = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** Only hours that are over: the running one would look like a fall, those to come like silence. */
export function untilNow(hours: readonly { hour: number; today: number }[], now: number): (number | null)[] {
  return hourTicks.map((_, hour) =>
    hour >= Math.max(1, now) ? null : (hours.find((row) => row.hour === hour)?.today ?? 0),
  )
}
