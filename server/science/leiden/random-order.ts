import type { Random } from '../random.ts'

/** 0 … n − 1 in a random order. */
export function randomOrder(n: number, chance: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let at = n - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    const held = order[at] as number
    order[at] = order[other] as number
    order[other] = held
  }
  return order
}
