/** What operators keep about a customer, and how a row of a table changes it and is taken back. */
import type { Draft } from './draft.ts'

export const scalars = ['name', 'number', 'city', 'region', 'birthday', 'notes'] as const
export type Scalar = (typeof scalars)[number]
export type CustomerState = Record<Scalar, string> & { tags: string[]; attributes: Record<string, string> }

/** What one row did; enough to take it back. */
export type Change = {
  scalars: Partial<Record<Scalar, { before: string; after: string }>>
  tags: string[]
  attributes: Record<string, { before: string | null; after: string }>
}

export const blank = (): CustomerState => ({
  name: '',
  number: '',
  city: '',
  region: '',
  birthday: '',
  notes: '',
  tags: [],
  attributes: {},
})
const mostTags = 100

type Applied = {
  state: CustomerState
  change: Change /** Told differently by the row, and left alone. */
  left: Scalar[]
}

/** Fills what is not known yet; with `overwrite` the row wins. Nothing is ever emptied by an empty cell. */
export function applyDraft(state: CustomerState, draft: Draft, overwrite: boolean): Applied {
  const change: Change = { scalars: {}, tags: [], attributes: {} }
  const left: Scalar[] = []
  for (const name of scalars) {
    const [before, after] = [state[name], draft.scalars[name]]
    if (after === undefined || after === before) continue
    if (before === '' || overwrite) change.scalars[name] = { before, after }
    else left.push(name)
  }
  for (const [label, after] of Object.entries(draft.attributes)) {
    const before = state.attributes[label] ?? null
    if (after !== before && (before === null || overwrite)) change.attributes[label] = { before, after }
  }
  const room = Math.max(0, mostTags - state.tags.length)
  change.tags = draft.tags.filter((tag) => !state.tags.includes(tag)).slice(0, room)
  return { state: withChange(state, change), change, left }
}

function withChange(state: CustomerState, change: Change): CustomerState {
  const next = { ...state, tags: [...state.tags, ...change.tags], attributes: { ...state.attributes } }
  for (const name of scalars) next[name] = change.scalars[name]?.after ?? next[name]
  for (const [label, { after }] of Object.entries(change.attributes)) next.attributes[label] = after
  return next
}

/** The names of what a change touched, in words of columns. */
export const fieldsOf = (change: Change): string[] => [
  ...Object.keys(change.scalars),
  ...(change.tags.length > 0 ? ['tags'] : []),
  ...Object.keys(change.attributes),
]

/** Takes a change back where nobody has changed it since; `kept` names the rest. */
export function revertChange(state: CustomerState, change: Change): { state: CustomerState; kept: string[] } {
  const next = { ...state, attributes: { ...state.attributes } }
  const kept: string[] = []
  for (const name of scalars) {
    const made = change.scalars[name]
    if (!made) continue
    if (state[name] === made.after) next[name] = made.before
    else kept.push(name)
  }
  for (const [label, { before, after }] of Object.entries(change.attributes)) {
    if (state.attributes[label] !== after) kept.push(label)
    else if (before === null) delete next.attributes[label]
    else next.attributes[label] = before
  }
  if (change.tags.some((tag) => !state.tags.includes(tag))) kept.push('tags')
  next.tags = state.tags.filter((tag) => !change.tags.includes(tag))
  return { state: next, kept }
}

/** Whether a customer is still exactly what a change made of nothing. */
export function isUntouched(state: CustomerState, change: Change): boolean {
  return isSame(state, withChange(blank(), change))
}

export function isSame(one: CustomerState, other: CustomerState): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
}

function inOrder({ attributes, tags, ...rest }: CustomerState) {
  return [scalars.map((name) => rest[name]), tags.toSorted(), Object.entries(attributes).toSorted()]
}
