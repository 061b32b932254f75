/** A source of numbers in [0, 1); the only kind of chance science may use. */
export type Random = () => number

/** The mulberry32 generator (Tommy Ettinger): 32 bits of state, the same row of numbers on every machine. */
export function mulberry32(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
