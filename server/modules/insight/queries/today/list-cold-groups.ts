/** Groups that turn cold or have fallen silent. */
import type { GroupId } from '../../../community/contract.ts'
import type { TodayItem } from '../../contract.ts'
import { dayNumber } from '../../rules/business-days.ts'
import type { Outlook } from '../list-group-cards.ts'
import { type Desk, itemOf } from './desk.ts'

/** A change of this many days ago or less is news. */
const freshDays = 7
/** Whoever fell silent longer ago than this is only counted among the dead. */
const mournedDays = 28

export function listColdGroups(desk: Desk): TodayItem[] {
  return [...desk.glances].flatMap(([groupId, glance]) => coldItem(desk, groupId, glance) ?? [])
}

function coldItem(desk: Desk, groupId: GroupId, glance: Outlook): TodayItem | null {
  const { state, stage, since } = glance
  const age = since === null ? 0 : desk.today - dayNumber(since)
  const words = { since: since && desk.days.startOf(dayNumber(since)).toISOString(), reasons: reasonsOf(glance) }
  if (state === 'dead') return age <= mournedDays ? itemOf(desk, 'went_silent', 1, groupId, words) : null
  if (stage === 'silent') return itemOf(desk, 'went_silent', 2, groupId, words)
  if (state === 'love') return null
  return itemOf(desk, 'turning_cold', age <= freshDays ? 2 : 1, groupId, words)
}

/** Of a silent group the silence says enough. */
function reasonsOf({ stage, reasons }: Outlook) {
  const silence = reasons.filter(({ code }) => code === 'no_active_day')
  return stage === 'silent' && silence.length > 0 ? silence : reasons
}
