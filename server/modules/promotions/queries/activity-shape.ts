import type { Activity } from '../contract.ts'
import { activityStateOf } from '../rules/activity-state.ts'
import type { ActivityRow } from '../tables.ts'

/** An activity as the contract shows it, in the state it has now. */
export const activityOf = (row: ActivityRow, now: Date): Activity => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  communityId: row.community_id,
  version: row.version,
  state: activityStateOf(row, now),
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  pausedAt: row.paused_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  channels: row.channels,
  terms: row.terms,
})
