/** Moments that only rise: two things said in one millisecond stay in their order. */
export function risingMoments(): () => string {
  let last = 0
  return () => {
    last = Math.max(Date.now(), last + 1)
    return new Date(last).toISOString()
  }
}
