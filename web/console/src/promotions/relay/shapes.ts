/** The shapes of the answers about relays, and which questions a change of one changes. */
import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import {
  type comparePasteEndpoint,
  listRelayEntriesEndpoint,
  type listRelayHelpersEndpoint,
  readActivityEndpoint,
  readRelayEndpoint,
  readRelayTextEndpoint,
  readRelayTotalsEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'

export type Relay = AnswerOf<typeof readRelayEndpoint>
export type RelayHelper = AnswerOf<typeof listRelayHelpersEndpoint>['rows'][number]
export type RelayEntry = AnswerOf<typeof listRelayEntriesEndpoint>['rows'][number]
export type Totals = AnswerOf<typeof readRelayTotalsEndpoint>
export type Comparison = AnswerOf<typeof comparePasteEndpoint>

export const changedByEntries = [
  readRelayEndpoint,
  listRelayEntriesEndpoint,
  readRelayTotalsEndpoint,
  readRelayTextEndpoint,
  readActivityEndpoint,
]
