/** Filling slots of a sentence. */
import type { Chance } from '../chance.ts'

export type Bindings = Map<string, string>

const slot = /\{(\+?)([^{}]+)\}/g
const range = /^(\d+(?:\.\d)?)-(\d+(?:\.\d)?)$/

/**
 * `{place}` keeps one value through a conversation, `{place2}` keeps another, `{+place}` draws anew, `{3-8}` is a number
 * (one decimal if written so). An unknown slot raises a RangeError.
 */
export function fill(text: string, slots: Record<string, string[]>, bound: Bindings, chance: Chance): string {
  return text.replace(slot, (_, fresh: string, name: string) => {
    const numbers = range.exec(name)
    if (numbers) return drawNumber(numbers[1] ?? '0', numbers[2] ?? '0', chance)
    if (fresh) return chance.pick(bankOf(name, slots))
    return bound.get(name) ?? bind(name, slots, bound, chance)
  })
}

function drawNumber(low: string, high: string, chance: Chance): string {
  if (!low.includes('.')) return String(chance.whole(Number(low), Number(high)))
  return chance.between(Number(low), Number(high)).toFixed(1)
}

function bind(name: string, slots: Record<string, string[]>, bound: Bindings, chance: Chance): string {
  const bank = bankOf(name, slots)
  const used = new Set(bound.values())
  const value = chance.pick(bank.some((word) => !used.has(word)) ? bank.filter((word) => !used.has(word)) : bank)
  bound.set(name, value)
  return value
}

function bankOf(name: string, slots: Record<string, string[]>): string[] {
  const bank = slots[name] ?? slots[name.replace(/\d$/, '')]
  if (!bank) throw new RangeError(`no words for the slot {${name}}`)
  return bank
}
