/** Rows of relays as helpers sell them. */
import type { PersonId, TenantId } from '../../identity/contract.ts'
import type { ActivityId } from '../contract.ts'

export type RelayCopyRow = {
  tenant_id: TenantId
  activity_id: ActivityId
  source_id: ActivityId
  contract_id: string
  helper_id: PersonId
  own_prices: Record<string, number>
  made_at: Date
}
export type RelayCopyTables = { 'promotions.relay_copies': RelayCopyRow }
