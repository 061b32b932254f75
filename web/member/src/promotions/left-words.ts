/** Whole days, and the rest as a clock: `1` and `03:04:05`. */
export function leftWords(milliseconds: number): { days: number; clock: string } {
  const seconds = Math.ceil(milliseconds / 1000)
  const two = (count: number) => String(count).padStart(2, '0')
  const clock = [Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60), seconds % 60].map(two)
  return { days: Math.floor(seconds / 86_400), clock: clock.join(':') }
}
