/** What the order of an entry keeps of its relay. */
import type { ActivityId, EntryId, RelayTerms } from '../../contract.ts'
import type { AskedItem } from './asked-items.ts'

export type AgreedEntry = {
  activityId: ActivityId
  version: number
  entryId: EntryId
  terms: RelayTerms
  items: AskedItem[]
}

/** Read where the order says that it came from a relay. */
export const agreedEntry = (terms: unknown): AgreedEntry => terms as AgreedEntry
