/** How long to wait before trying to connect again. */

const first = 500
const longest = 30_000

/**
 * Milliseconds before attempt `failures + 1`: doubling from half a second to thirty, each spread over
 * ±50 % so that a thousand clients of a restarted server do not come back at the same moment.
 */
export function pauseAfter(failures: number, chance: number): number {
  const whole = Math.min(longest, first * 2 ** Math.min(failures, 10))
  return Math.round(whole * (0.5 + chance))
}
