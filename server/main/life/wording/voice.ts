/** How a person types: punctuation, laughter, one bubble or three. */
import type { Voice } from '../cast/people.ts'
import type { Chance } from '../chance.ts'

const closed = /[。！？!?～~…）)\p{Emoji_Presentation}]$/u
const smiles = ['😅', '🙂', '😌', '🤔', '🥲', '😶']
const laughs = ['哈哈', '哈哈哈', '😂', '🤣', ' 哈哈哈哈', '😆']

const habits: Record<Voice, (text: string, chance: Chance) => string> = {
  plain: (text) => text,
  bursts: (text) => text,
  formal: (text, chance) => (chance.happens(0.7) ? `${text}。` : text),
  soft: (text, chance) => (chance.happens(0.4) ? `${text}～` : text),
  laughing: (text, chance) => (chance.happens(0.25) ? text + chance.pick(laughs) : text),
  emoji: (text, chance) => (chance.happens(0.3) ? text + chance.pick(smiles) : text),
  dots: (text, chance) => (chance.happens(0.3) ? `${text}。。。` : text),
}

/** The sentence as this person would type it; a grave one is left as it is. */
export function dress(text: string, voice: Voice, grave: boolean, chance: Chance): string {
  return grave || closed.test(text) ? text : habits[voice](text, chance)
}

/** Parts a sentence at its | into bubbles, or joins it to one. */
export function bubblesOf(text: string, voice: Voice, chance: Chance): string[] {
  const apart = voice === 'bursts' ? 0.92 : 0.42
  const parts = text.split('|')
  const bubbles: string[] = []
  for (const part of parts) {
    const last = bubbles.at(-1)
    if (last === undefined || chance.happens(apart)) bubbles.push(part)
    else bubbles[bubbles.length - 1] = last + (/[，。！？!?～…]$/.test(last) ? '' : '，') + part
  }
  return voice === 'bursts' ? bubbles.flatMap((bubble) => halved(bubble, chance)) : bubbles
}

function halved(bubble: string, chance: Chance): string[] {
  const comma = bubble.indexOf('，')
  if (bubble.length < 13 || comma < 4 || comma > bubble.length - 4 || !chance.happens(0.45)) return [bubble]
  return [bubble.slice(0, comma), bubble.slice(comma + 1)]
}
