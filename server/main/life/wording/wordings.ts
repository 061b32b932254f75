/** A group's memory of what was said, so that nobody hears the same thing too often. */
import type { Voice } from '../cast/people.ts'
import type { Chance } from '../chance.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import { type Bindings, fill } from './fill.ts'
import { bubblesOf, dress } from './voice.ts'

export type Manner = {
  voice: Voice
  grave: boolean
  day: number
  /** Phrases already used in this conversation. */
  used?: Set<string>
}
export type Wordings = ReturnType<typeof wordingsFor>

const tries = 6
/** How often the same bubble may be said within seven days in one group: a grunt four times, a sentence once. */
const limitOf = (text: string) => (text.length <= 4 ? 4 : text.length <= 8 ? 2 : 1)

/** Draws sentences of a book for one group: each bank is dealt like a deck, and filled sentences are not repeated soon. */
export function wordingsFor(book: Phrasebook, chance: Chance) {
  const decks = new Map<readonly unknown[], unknown[]>()
  const heard = new Map<string, number[]>()

  /** The next card of a list that suits, every card being dealt once before the list is shuffled again. */
  function deal<T>(list: readonly T[], suits: (card: T) => boolean = () => true): T | undefined {
    const deck = (decks.get(list) ?? []) as T[]
    const place = deck.findIndex(suits)
    if (place >= 0) return deck.splice(place, 1)[0]
    if (!list.some(suits)) return undefined
    const fresh = chance.shuffled(list)
    decks.set(list, fresh)
    return fresh.splice(fresh.findIndex(suits), 1)[0]
  }

  function tooOften(text: string, day: number): boolean {
    const days = heard.get(text)
    return days !== undefined && days.filter((other) => Math.abs(other - day) < 7).length >= limitOf(text)
  }

  function remember(text: string, day: number) {
    const days = heard.get(text)
    if (days) days.push(day)
    else heard.set(text, [day])
  }

  /** Bubbles to say, chosen among wordings (or a `#bank`); undefined when all has been said too often of late. */
  function utter(variants: readonly string[], bound: Bindings, manner: Manner): string[] | undefined {
    const list = bankOf(variants)
    for (let attempt = 0; attempt < tries; attempt++) {
      const phrase = deal(list)
      if (phrase === undefined) return undefined
      const text = dress(fill(phrase, book.slots, bound, chance), manner.voice, manner.grave, chance)
      const bubbles = bubblesOf(text, manner.voice, chance)
      if (manner.used?.has(phrase) || bubbles.some((bubble) => tooOften(bubble, manner.day))) continue
      manner.used?.add(phrase)
      for (const bubble of bubbles) remember(bubble, manner.day)
      return bubbles
    }
    return undefined
  }

  function bankOf(variants: readonly string[]): readonly string[] {
    const only = variants[0]
    if (variants.length !== 1 || !only?.startsWith('#')) return variants
    const bank = book.replies[only.slice(1)]
    if (!bank) throw new RangeError(`no bank of replies called ${only}`)
    return bank
  }

  return { deal, utter }
}
