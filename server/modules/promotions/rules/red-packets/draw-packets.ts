/** What is in each packet (RP-1): drawn before anybody opens one; the sum is exact, each is within its bounds. */
import type { RedPacketTerms } from '../../contract.ts'
import { below, type Stream } from '../draw-cuts.ts'

type Shape = Pick<RedPacketTerms, 'split' | 'total' | 'packets' | 'least' | 'most'>

/** Amounts in the order of opening. Terms were checked when they were saved: the sum fits the bounds. */
export function drawPackets({ split, total, packets, least, most }: Shape, next: Stream): number[] {
  if (split === 'equal') return Array.from({ length: packets }, () => total / packets)
  const amounts: number[] = []
  let left = total
  for (let open = packets; open > 0; open -= 1) {
    const lower = Math.max(least, left - (open - 1) * most)
    const upper = Math.min(most, Math.floor((2 * left) / open) - least, left - (open - 1) * least)
    const amount = open === 1 ? left : lower + below(upper - lower + 1, next)
    amounts.push(amount)
    left -= amount
  }
  return amounts
}
