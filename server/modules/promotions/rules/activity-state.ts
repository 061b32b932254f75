/** What state an activity is in: nothing has to happen for it to begin or end. */
import type { ActivityState } from '../contract.ts'

type Course = { starts_at: Date; ends_at: Date; paused_at: Date | null; ended_at: Date | null }

/** 待开始, 已暂停, 进行中 or 已结束, read from its moments. */
export function activityStateOf({ starts_at, ends_at, paused_at, ended_at }: Course, now: Date): ActivityState {
  if (ended_at || ends_at <= now) return 'ended'
  if (paused_at) return 'paused'
  return starts_at <= now ? 'running' : 'waiting'
}
