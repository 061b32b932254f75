import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import {
  listRelayEntriesEndpoint,
  readActivityEndpoint,
  readRelayEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'

export type RelayFound = AnswerOf<typeof readRelayEndpoint>
export type EntryFound = AnswerOf<typeof listRelayEntriesEndpoint>['rows'][number]

/** What an entry changes on the page. */
export const changedByEntries = [readRelayEndpoint, listRelayEntriesEndpoint, readActivityEndpoint]

/** “苹果×2 梨×1” */
export const wishOf = ({ lines }: Pick<EntryFound, 'lines'>): string =>
  lines.map(({ name, quantity }) => `${name}×${quantity}`).join(' ')
