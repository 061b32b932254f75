import type { TodayItem } from '../../contract.ts'
import { type Desk, itemOf } from './desk.ts'

/** Full groups with people in line: open another one, or raise the cap. */
export function listWaitingLists(desk: Desk): TodayItem[] {
  return [...desk.groups].flatMap(([groupId, { waiting, cap }]) =>
    waiting > 0
      ? [
          itemOf(desk, 'waiting_list', 1, groupId, {
            count: waiting,
            reasons: [{ code: 'people_waiting', value: waiting, limit: cap }],
          }),
        ]
      : [],
  )
}
