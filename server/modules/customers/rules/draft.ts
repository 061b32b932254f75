/** One row of a table → what it says of a customer, and what of it could not be read. */
import type { ColumnMeanings, ColumnTarget, RowReason, RowReasonCode } from '../contract.ts'
import type { SealedKind } from '../../identity/contract.ts'
import { readBirthday } from './birthday.ts'
import { type Scalar, scalars } from './customer-state.ts'

export type Known = { kind: SealedKind; text: string }
export type Draft = {
  scalars: Partial<Record<Scalar, string>>
  tags: string[]
  attributes: Record<string, string>
  known: Known[]
  reasons: RowReason[]
}

/** How phones and e-mails are read: identity knows. */
export type ReadAddress = (typed: string) => { kind: 'phone' | 'email'; text: string } | null

const nothing = /^(-+|—+|\/|无|没有|暂无|未知|空|null|none|n\/?a|undefined)$/i
const longest: Record<Scalar, number> = { name: 64, number: 64, city: 100, region: 100, birthday: 10, notes: 2000 }
const longestTag = 40
const longestAttribute = 2000
const scalarTargets = new Set<ColumnTarget>(scalars)

export function draftOf(cells: readonly string[], meanings: ColumnMeanings, readAddress: ReadAddress): Draft {
  const draft: Draft = { scalars: {}, tags: [], attributes: {}, known: [], reasons: [] }
  meanings.forEach(({ heading, target }, place) => {
    const text = clean(cells[place] ?? '')
    if (text !== '' && target !== 'ignore') takeCell(draft, { heading, target, text }, readAddress)
  })
  return { ...draft, tags: [...new Set(draft.tags)], known: distinct(draft.known) }
}

type CellOf = { heading: string; target: ColumnTarget; text: string }

// A NUL cannot be kept by the database, half a surrogate pair not even be sent to it.
function clean(cell: string): string {
  const text = cell.replaceAll('\u0000', '').toWellFormed().trim()
  return nothing.test(text) ? '' : text
}

function takeCell(draft: Draft, cell: CellOf, readAddress: ReadAddress): void {
  const { heading, target, text } = cell
  if (target === 'phone' || target === 'email') takeAddresses(draft, cell, target, readAddress)
  else if (target === 'tags') draft.tags.push(...tagsIn(text))
  else if (target === 'attribute') draft.attributes[heading] = cut(draft, cell, longestAttribute)
  else if (target === 'birthday') takeBirthday(draft, cell)
  else if (scalarTargets.has(target)) draft.scalars[target as Scalar] = cut(draft, cell, longest[target as Scalar])
  else takeId(draft, cell, target as SealedKind)
}

const tagsIn = (text: string) =>
  text
    .split(/[,，、;；|/\n]/)
    .map((one) => [...one.trim()].slice(0, longestTag).join(''))
    .filter(Boolean)

function takeBirthday(draft: Draft, cell: CellOf): void {
  const birthday = readBirthday(cell.text)
  if (birthday) draft.scalars.birthday = birthday
  else doubt(draft, 'birthday_unreadable', cell)
}

/** One address, or several with something between them. */
function takeAddresses(draft: Draft, cell: CellOf, kind: 'phone' | 'email', readAddress: ReadAddress): void {
  const { text } = cell
  const whole = readAddress(phoneFromNumber(text))
  const parts = whole ? [text] : text.split(/[,，、;；|/\n]|\s{2,}/).filter((part) => part.trim() !== '')
  for (const part of parts) {
    const read = readAddress(phoneFromNumber(part.trim()))
    if (read) draft.known.push(read)
    else doubt(draft, /^\d(\.\d+)?e\+?\d+$/i.test(part.trim()) ? 'digits_lost' : `${kind}_unreadable`, cell)
  }
}

/** A table program may have kept the number as one with decimals. */
const phoneFromNumber = (text: string) => text.replace(/^(\d{8,15})\.0+$/, '$1')

const idShapes: Partial<Record<SealedKind, RegExp>> = { qq: /^[1-9]\d{4,11}$/ }

function takeId(draft: Draft, cell: CellOf, kind: SealedKind): void {
  const text = kind === 'qq' ? cell.text.replace(/\.0+$/, '') : cell.text
  const shape = idShapes[kind] ?? /^[\w@.:+/=-]{4,128}$/
  if (shape.test(text)) draft.known.push({ kind, text })
  else doubt(draft, 'id_unreadable', cell)
}

function cut(draft: Draft, cell: CellOf, most: number): string {
  const letters = [...cell.text]
  if (letters.length <= most) return cell.text
  doubt(draft, 'too_long', cell)
  return letters.slice(0, most).join('').trim()
}

function doubt(draft: Draft, code: RowReasonCode, { heading }: CellOf): void {
  draft.reasons.push({ code, column: heading, row: null })
}

const distinct = (known: readonly Known[]): Known[] => [
  ...new Map(known.map((one) => [`${one.kind} ${one.text}`, one])).values(),
]

/** Nobody can be told apart by this row. */
export const saysNothing = ({ known, scalars: { number } }: Draft) => known.length === 0 && !number
export const isEmpty = (cells: readonly string[]) => cells.every((cell) => clean(cell) === '')

const doubts = new Set<RowReasonCode>([
  'phone_unreadable',
  'digits_lost',
  'email_unreadable',
  'id_unreadable',
  'birthday_unreadable',
  'too_long',
])
/** Whether a row was taken without some of its cells. */
export const isDoubtful = (reasons: readonly RowReason[]) => reasons.some(({ code }) => doubts.has(code))
