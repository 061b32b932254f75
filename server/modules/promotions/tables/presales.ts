/** Rows of pre-sales, and of the nightly recount. */
import type { OrderId, VariantId } from '../../commerce/contract.ts'
import type { PersonId, TenantId } from '../../identity/contract.ts'
import type { ActivityId, PresaleId, PresaleState, PresaleTerms, Recount, RecountId } from '../contract.ts'

type Row = { tenant_id: TenantId }

export type PresaleRow = Row & {
  id: PresaleId
  activity_id: ActivityId
  version: number
  terms: PresaleTerms
  person_id: PersonId
  variant_id: VariantId
  quantity: number
  price_fen: number
  deposit_fen: number
  balance_fen: number
  deposit_order_id: OrderId
  balance_order_id: OrderId | null
  state: PresaleState
  balance_from: Date
  balance_until: Date
  ships_by: Date
  held_at: Date
  deposited_at: Date | null
  paid_at: Date | null
  ended_at: Date | null
  ended_why: string | null
}
export type PresaleTables = {
  'promotions.presales': PresaleRow
  'promotions.call_offs': Row & { activity_id: ActivityId; why: string; by_person: PersonId | null; at: Date }
  'promotions.recounts': Row & {
    id: RecountId
    at: Date
    counters: number
    differences: Recount['differences']
    looked_at: Date | null
    looked_by: PersonId | null
    how: string
  }
}
