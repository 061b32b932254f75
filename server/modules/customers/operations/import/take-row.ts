/** One row at the desk: met with those who are known, the rows before it included. Computes; the batch is written as one. */
import type { RowOutcome } from '../../../../kernel/contract.ts'
import type { SheetRow } from '../../../../kernel/sheets/xlsx.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { KeptIdentity } from '../../../identity/index.ts'
import type { CustomerId, RowReason } from '../../contract.ts'
import { applyDraft, blank, type Change, fieldsOf } from '../../rules/customer-state.ts'
import { type Draft, type Known, saysNothing } from '../../rules/draft.ts'
import { meet } from '../../rules/meeting.ts'
import type { Kept } from './load-customers.ts'

/** What a row did, so that it can be taken back: to the record, to what its person is known by, to who there is. */
export type Deed = { change: Change; linked: string[]; madeRecord: boolean; madePerson: boolean }

export type Taken = {
  row: number
  cells: string[]
  outcome: RowOutcome
  reasons: RowReason[]
  fields: string[]
  customerId: CustomerId | null
  deed: Deed | null
}

type Means = {
  known: Map<string, PersonId[]>
  customers: readonly Kept[]
  /** Fingerprints that lead to somebody as identities already. */
  linked: readonly string[]
  overwrite: boolean
  keysOf: (draft: Draft) => string[]
  keep: (known: Known) => KeptIdentity
  newPersonId: () => PersonId
  newCustomerId: () => CustomerId
}

export type Desk = Omit<Means, 'customers' | 'linked'> & {
  customers: Map<PersonId, Kept>
  linked: Set<string>
  /** Which row of this batch made or met a person first, to name it to later ones. */
  firstRow: Map<PersonId, number>
  touched: Map<CustomerId, Kept>
  newcomers: { id: PersonId; name: string }[]
  links: (KeptIdentity & { personId: PersonId })[]
}

export function openDesk({ customers, linked, ...means }: Means): Desk {
  return {
    ...means,
    customers: new Map(customers.map((one) => [one.personId, one])),
    linked: new Set(linked),
    firstRow: new Map(),
    touched: new Map(),
    newcomers: [],
    links: [],
  }
}

/** `draft` is null for an empty row. */
export function takeRow(desk: Desk, { cells, line }: SheetRow, draft: Draft | null): Taken {
  const untaken = (outcome: RowOutcome, reasons: RowReason[]): Taken => ({
    row: line,
    cells,
    outcome,
    reasons,
    fields: [],
    customerId: null,
    deed: null,
  })
  if (!draft) return untaken('skipped', [reason('empty_row')])
  if (saysNothing(draft)) return untaken('invalid', [...draft.reasons, reason('nothing_known_by')])
  const meeting = meet(desk.keysOf(draft), (key) => desk.known.get(key) ?? [])
  if (meeting.kind === 'several') {
    const row = meeting.holders.map((holder) => desk.firstRow.get(holder)).find((one) => one !== undefined)
    return untaken('conflict', [...draft.reasons, { ...reason('meets_several'), row: row ?? null }])
  }
  return takeOver(desk, line, cells, draft, meeting.kind === 'one' ? meeting.holder : null)
}

const reason = (code: RowReason['code'], column: string | null = null): RowReason => ({ code, column, row: null })

function takeOver(desk: Desk, row: number, cells: string[], draft: Draft, met: PersonId | null): Taken {
  const personId = met ?? admit(desk, draft)
  const before = desk.customers.get(personId)
  const start = before ?? { id: desk.newCustomerId(), personId, state: blank() }
  const { state, change, left } = applyDraft(start.state, draft, desk.overwrite)
  const kept = { ...start, state }
  const linked = link(desk, personId, draft, state.number)
  const fields = [...fieldsOf(change), ...new Set(linked.map(({ kind }) => kind))]
  const deed: Deed = {
    change,
    linked: linked.map(({ hash }) => hash),
    madeRecord: !before,
    madePerson: met === null,
  }
  const did = !before || fields.length > 0
  if (did) {
    desk.customers.set(personId, kept)
    desk.touched.set(kept.id, kept)
  }
  const first = desk.firstRow.get(personId)
  desk.firstRow.set(personId, first ?? row)
  return {
    row,
    cells,
    outcome: met === null ? 'created' : did ? 'updated' : 'matched',
    reasons: [
      ...draft.reasons,
      ...left.map((name) => reason('kept_as_known', name)),
      ...(first === undefined ? [] : [{ ...reason('same_as_row'), row: first }]),
    ],
    fields,
    customerId: kept.id,
    deed: did ? deed : null,
  }
}

function admit(desk: Desk, { scalars }: Draft): PersonId {
  const id = desk.newPersonId()
  desk.newcomers.push({ id, name: scalars.name ?? '' })
  return id
}

/** From now on later rows meet this person by what the row told, too. */
function link(desk: Desk, personId: PersonId, draft: Draft, number: string): KeptIdentity[] {
  const told = draft.scalars.number === number ? draft : { ...draft, scalars: {} }
  for (const key of desk.keysOf(told)) if (!desk.known.has(key)) desk.known.set(key, [personId])
  const fresh = draft.known.map(desk.keep).filter(({ hash }) => !desk.linked.has(hash))
  for (const one of fresh) {
    desk.linked.add(one.hash)
    desk.links.push({ ...one, personId })
  }
  return fresh
}
