/** Rows of payouts. */
import type { PersonId, TenantId } from '../identity/contract.ts'
import type { Payout, PayoutId, PayoutOrigin, PayoutScene, PayoutState, Provider } from './contract.ts'

export type PayoutRow = {
  tenant_id: TenantId
  id: PayoutId
  origin: PayoutOrigin
  origin_id: string
  person_id: PersonId
  amount_fen: number
  scene: PayoutScene
  fund: string
  provider: Provider
  title: string
  report: string[]
  state: PayoutState
  transfer_no: string | null
  earlier_nos: string[]
  tries: number
  failure: string | null
  payee: string | null
  payee_name: string | null
  handover: Record<string, string> | null
  their_no: string | null
  made_at: Date
  sent_at: Date | null
  expires_at: Date
  settled_at: Date | null
  returned_why: Payout['returnedWhy']
}
