import type { Context } from '../../../../kernel/context.ts'
import { listGroupsWithLine } from '../../../community/index.ts'
import { itemOf, type Lines, linesOf, mostOfAKind } from './desk.ts'

/** Full groups with people in line: open another one, or raise the cap. */
export async function listWaitingLists(ctx: Context): Promise<Lines> {
  return linesOf(await listGroupsWithLine(ctx, mostOfAKind), (group) =>
    itemOf('waiting_list', 1, group, {
      count: group.waiting,
      reasons: [{ code: 'people_waiting', value: group.waiting, limit: group.cap }],
    }),
  )
}
