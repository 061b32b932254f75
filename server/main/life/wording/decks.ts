/** Lists dealt like decks of cards: everything comes once before anything comes again. */
import type { Chance } from '../chance.ts'

export type Deal = ReturnType<typeof decksFor>

/** Deals the next card of a list that suits; undefined when none of the list does. */
export function decksFor(chance: Chance) {
  const decks = new Map<readonly unknown[], unknown[]>()

  return function deal<T>(list: readonly T[], suits: (card: T) => boolean = () => true): T | undefined {
    const deck = (decks.get(list) ?? []) as T[]
    const place = deck.findIndex(suits)
    if (place >= 0) return deck.splice(place, 1)[0]
    if (!list.some(suits)) return undefined
    const fresh = chance.shuffled(list)
    decks.set(list, fresh)
    return fresh.splice(fresh.findIndex(suits), 1)[0]
  }
}
