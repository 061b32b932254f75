import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import {
  listRelayEntriesEndpoint,
  readActivityEndpoint,
  readRelayEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'

import type { useWords } from '../../../../ui/words/index.ts'

export type RelayFound = AnswerOf<typeof readRelayEndpoint>
export type EntryFound = AnswerOf<typeof listRelayEntriesEndpoint>['rows'][number]

/** What an entry changes on the page. */
export const changedByEntries = [readRelayEndpoint, listRelayEntriesEndpoint, readActivityEndpoint]

/** “苹果×2 梨×1” */
export const wishOf = ({ lines }: Pick<EntryFound, 'lines'>): string =>
  lines.map(({ name, quantity }) => `${name}×${quantity}`).join(' ')

/** “12”, “候补 3”, “签 5” */
export const numberOf = ({ no, place, lot }: EntryFound, t: ReturnType<typeof useWords>['t']): string => {
  if (no !== null) return String(no)
  return place === null ? t('relay.lot', { lot }) : t('relay.place', { place })
}
