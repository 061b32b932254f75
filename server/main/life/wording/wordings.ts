/** Choosing words: a sentence of a bank, its slots filled, as one person types it, not heard too often. */
import type { Voice } from '../cast/people.ts'
import type { Chance } from '../chance.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import { type Deal, decksFor } from './decks.ts'
import { type Bindings, fill } from './fill.ts'
import { type Memory, memoryOfGroup } from './memory.ts'
import { bubblesOf, dress } from './voice.ts'

type Manner = {
  voice: Voice
  grave: boolean
  day: number
  /** Phrases already used in this conversation. */
  used?: Set<string>
}

export type Wordings = ReturnType<typeof wordingsFor>
type Sources = { book: Phrasebook; chance: Chance; deal: Deal; memory: Memory }

const tries = 6

/**
 * Words for one group: `deal` takes a card of a list, `utter` the bubbles to say, chosen among wordings (or a `#bank`);
 * undefined when all of them have been said too often of late.
 */
export function wordingsFor(book: Phrasebook, chance: Chance) {
  const sources = { book, chance, deal: decksFor(chance), memory: memoryOfGroup() }
  return {
    deal: sources.deal,
    utter(variants: readonly string[], bound: Bindings, manner: Manner): string[] | undefined {
      const bank = bankOf(variants, book)
      for (let attempt = 0; attempt < tries; attempt++) {
        const bubbles = attemptOf(sources, bank, bound, manner)
        if (bubbles) return bubbles
      }
      return undefined
    },
  }
}

function attemptOf(sources: Sources, bank: readonly string[], bound: Bindings, manner: Manner): string[] | undefined {
  const { book, chance, memory } = sources
  const phrase = sources.deal(bank)
  if (phrase === undefined || manner.used?.has(phrase)) return undefined
  const text = dress(fill(phrase, book.slots, bound, chance), manner.voice, manner.grave, chance)
  const bubbles = bubblesOf(text, manner.voice, chance)
  if (bubbles.some((bubble) => memory.tooOften(bubble, manner.day))) return undefined
  manner.used?.add(phrase)
  for (const bubble of bubbles) memory.remember(bubble, manner.day)
  return bubbles
}

function bankOf(variants: readonly string[], { replies }: Phrasebook): readonly string[] {
  const only = variants[0]
  if (variants.length !== 1 || !only?.startsWith('#')) return variants
  const bank = replies[only.slice(1)]
  if (!bank) throw new RangeError(`no bank of replies called ${only}`)
  return bank
}
