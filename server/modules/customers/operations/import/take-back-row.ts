/** One row taken back, on paper; the batch is written as one. */
import type { PersonId } from '../../../identity/contract.ts'
import type { CustomerId, UndoReason } from '../../contract.ts'
import { isUntouched, revertChange } from '../../rules/customer-state.ts'
import type { Kept } from './load-customers.ts'
import type { Deed } from './take-row.ts'

export type TakenRow = { row: number; customerId: CustomerId; deed: Deed }
/** `person` was made by the row and goes if they have no other life. */
export type Returned = {
  row: number
  undone: 'removed' | 'restored' | 'kept'
  reasons: UndoReason[]
  person: PersonId | null
}

export type Returns = {
  customers: Map<CustomerId, Kept>
  /** What each person is known by at this moment. */
  known: Map<PersonId, Set<string>>
  changed: Set<CustomerId>
  removed: Map<CustomerId, Kept>
  unlinked: { personId: PersonId; hash: string }[]
}

export function openReturns(
  customers: readonly Kept[],
  known: readonly { personId: PersonId; hash: string }[],
): Returns {
  const byPerson = Map.groupBy(known, ({ personId }) => personId)
  return {
    customers: new Map(customers.map((one) => [one.id, one])),
    known: new Map([...byPerson].map(([id, all]) => [id, new Set(all.map(({ hash }) => hash))])),
    changed: new Set(),
    removed: new Map(),
    unlinked: [],
  }
}

export function takeBackRow(returns: Returns, { row, customerId, deed }: TakenRow): Returned {
  const found = returns.customers.get(customerId)
  if (!found) return { row, undone: 'kept', reasons: ['gone'], person: null }
  return deed.madeRecord ? takeBackRecord(returns, row, found, deed) : takeBackChange(returns, row, found, deed)
}

/** A record the import made goes whole, or stays whole when anybody has touched it since. */
function takeBackRecord(returns: Returns, row: number, found: Kept, deed: Deed): Returned {
  const others = [...(returns.known.get(found.personId) ?? [])].filter((hash) => !deed.linked.includes(hash))
  const touched = !isUntouched(found.state, deed.change) || (deed.madePerson && others.length > 0)
  if (touched) return { row, undone: 'kept', reasons: ['changed_since'], person: null }
  unlink(returns, found.personId, deed)
  returns.customers.delete(found.id)
  returns.changed.delete(found.id)
  returns.removed.set(found.id, found)
  return { row, undone: 'removed', reasons: [], person: deed.madePerson ? found.personId : null }
}

function takeBackChange(returns: Returns, row: number, found: Kept, deed: Deed): Returned {
  const { state, kept } = revertChange(found.state, deed.change)
  unlink(returns, found.personId, deed)
  returns.customers.set(found.id, { ...found, state })
  returns.changed.add(found.id)
  const all = kept.length > 0
  return { row, undone: all ? 'kept' : 'restored', reasons: all ? ['changed_since'] : [], person: null }
}

function unlink({ known, unlinked }: Returns, personId: PersonId, { linked }: Deed): void {
  const theirs = known.get(personId)
  for (const hash of linked) if (theirs?.delete(hash)) unlinked.push({ personId, hash })
}
