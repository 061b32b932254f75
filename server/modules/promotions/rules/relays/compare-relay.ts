/** What a pasted text would change in a relay: nothing until the organiser has seen and confirmed it. */
import type { WrittenEntry, WrittenLine } from '../../contract/relay-words.ts'

export type Standing<Id extends string> = WrittenEntry & { id: Id; no: number }
export type Difference<Id extends string> = {
  line: number
  kind: 'add' | 'change' | 'cancel' | 'same'
  /** The entry meant; null for one that would be new. */
  id: Id | null
  no: number | null
  name: string
  lines: WrittenLine[]
  point: string | null
  /** As it stands. */
  before: { lines: WrittenLine[]; point: string | null } | null
}
export type Comparison<Id extends string> = {
  rows: Difference<Id>[]
  /** Live entries the text does not speak of: they stay. */
  unsaid: { no: number; name: string }[]
}

type Said = WrittenEntry & { line: number }

/**
 * Compares a text with what stands. An entry is found by number and name together, else by name in the order of the
 * numbers; a number alone proves nothing, for in a chat two people take the same one. Said again, a text changes nothing.
 */
export function compareRelay<Id extends string>(
  standing: readonly Standing<Id>[],
  said: readonly Said[],
): Comparison<Id> {
  const free = new Set(standing)
  const take = (one: Standing<Id> | undefined) => {
    if (one) free.delete(one)
    return one
  }
  const exact = new Map(
    said.map((one) => [one, take([...free].find(({ no, name }) => no === one.no && name === one.name))]),
  )
  const rows = said.map((one) => {
    const meant = exact.get(one) ?? take([...free].find(({ name, cancelled }) => name === one.name && !cancelled))
    return differenceOf(one, meant)
  })
  const unsaid = [...free].filter(({ cancelled }) => !cancelled).map(({ no, name }) => ({ no, name }))
  return { rows: rows.flatMap((row) => row ?? []), unsaid }
}

function differenceOf<Id extends string>(
  { line, no, name, lines, point, cancelled }: Said,
  meant: Standing<Id> | undefined,
): Difference<Id> | null {
  const row = { line, name, lines, point, no: meant?.no ?? no, id: meant?.id ?? null }
  const before = meant ? { lines: meant.lines, point: meant.point } : null
  // Somebody who never was here cannot leave.
  if (!meant) return cancelled ? null : { ...row, kind: 'add', before }
  if (meant.cancelled || cancelled) return { ...row, kind: meant.cancelled ? 'same' : 'cancel', before }
  // Who writes no place means the one that was said.
  const kept = { ...row, point: point ?? meant.point }
  return { ...kept, kind: equal(meant, kept) ? 'same' : 'change', before }
}

type Wish = { lines: WrittenLine[]; point: string | null }
const inOrder = (lines: WrittenLine[]) =>
  lines
    .map(({ item, quantity }) => `${item}×${quantity}`)
    .sort()
    .join(' ')
const equal = (one: Wish, other: Wish) => one.point === other.point && inOrder(one.lines) === inOrder(other.lines)
