/** Rows of waves. */
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId, TenantId } from '../../identity/contract.ts'
import type { ActivityId, ActivityKind, Channel, Terms, WaveId, WavePartState } from '../contract.ts'

type Row = { tenant_id: TenantId }

export type WaveRow = Row & {
  id: WaveId
  title: string
  starts_at: Date
  stagger_minutes: number
  made_by: PersonId
  made_at: Date
  stopped_at: Date | null
}
export type WavePartRow = Row & {
  wave_id: WaveId
  place: number
  community_id: CommunityId
  step: number
  title: string
  kind: ActivityKind
  channels: Channel[]
  terms: Terms
  starts_at: Date
  ends_at: Date
  state: WavePartState
  activity_id: ActivityId | null
  why: string | null
}
export type WaveTables = { 'promotions.waves': WaveRow; 'promotions.wave_parts': WavePartRow }
