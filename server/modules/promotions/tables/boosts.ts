/** Rows of boosts. */
import type { PersonId, TenantId } from '../../identity/contract.ts'
import type { ActivityId, BoostId, BoostTerms, StageState } from '../contract.ts'

type Row = { tenant_id: TenantId }

export type BoostRow = Row & {
  id: BoostId
  activity_id: ActivityId
  version: number
  terms: BoostTerms
  person_id: PersonId
  supports: number
  started_at: Date
  held_at: Date | null
  held_why: 'many_in_a_minute' | 'one_device' | null
  appeal: string
  reviewed_at: Date | null
  reviewed_by: PersonId | null
  review: 'released' | 'rejected' | null
  review_reason: string
}
export type BoostStageRow = Row & {
  boost_id: BoostId
  activity_id: ActivityId
  stage: number
  needs: number
  state: StageState
  reached_at: Date | null
  claim_by: Date | null
  claimed_at: Date | null
  delivered_at: Date | null
  code: string | null
  redeemed_by: PersonId | null
}
export type BoostSupportRow = Row & {
  activity_id: ActivityId
  person_id: PersonId
  boost_id: BoostId
  inviter_id: PersonId
  device: string
  at: Date
  left_at: Date | null
}

export type BoostTables = {
  'promotions.boosts': BoostRow
  'promotions.boost_stages': BoostStageRow
  'promotions.boost_supports': BoostSupportRow
}
