/** What an entry costs: its pieces, and the highest freight of its goods once where they are sent. */
import type { ActivityFound } from '../shapes.ts'
import type { RelayFound } from './shapes.ts'

type Wish = readonly { name: string; quantity: number }[]

export function totalOf(relay: RelayFound, { offers }: ActivityFound, wish: Wish, delivery: string | null): number {
  const chosen = wish.map(({ name, quantity }) => ({ quantity, item: relay.items.find((one) => one.name === name) }))
  const goodsFen = chosen.reduce((sum, { item, quantity }) => sum + (item?.fen ?? 0) * quantity, 0)
  if (delivery !== 'express') return goodsFen
  const freights = chosen.map(({ item }) => offers.find((one) => one.variantId === item?.variantId)?.freightFen ?? 0)
  return goodsFen + Math.max(0, ...freights)
}
