/** What needs somebody now, most urgent first, and the day in one picture. */
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { tenantOf } from '../../identity/index.ts'
import { listOwnGroups } from '../access.ts'
import { groupState, type readTodayEndpoint, type TodayItem } from '../contract.ts'
import { BusinessDays, dayText } from '../rules/business-days.ts'
import { type Outlook, readOutlooks } from './list-group-cards.ts'
import { countDay } from './today/count-day.ts'
import type { Desk } from './today/desk.ts'
import { listColdGroups } from './today/list-cold-groups.ts'
import { listFailedImports } from './today/list-failed-imports.ts'
import { listFloods } from './today/list-floods.ts'
import { listJoinRequests } from './today/list-join-requests.ts'
import { listLonelyNewcomers } from './today/list-lonely-newcomers.ts'
import { listQuestions } from './today/list-questions.ts'
import { listThanks } from './today/list-thanks.ts'
import { listWaitingLists } from './today/list-waiting-lists.ts'

type Today = AnswerOf<typeof readTodayEndpoint>

/** Of the open groups the actor may look into; requests to join and imports, of whatever he or she may decide on. */
export async function readToday(ctx: Context): Promise<Today> {
  const groups = new Map([...(await listOwnGroups(ctx))].filter(([, { closedAt }]) => closedAt === null))
  const ids = [...groups.keys()]
  const days = new BusinessDays((await tenantOf(ctx)).zone)
  const desk: Desk = { groups, glances: await readOutlooks(ctx, ids), days, today: days.of(ctx.now) }
  const { totals, hours } = await countDay(ctx, desk)
  return {
    day: dayText(desk.today),
    items: await listItems(ctx, desk),
    totals,
    hours,
    states: countStates(ids, desk.glances),
  }
}

async function listItems(ctx: Context, desk: Desk): Promise<TodayItem[]> {
  const items = [
    ...(await listQuestions(ctx, desk)),
    ...(await listFloods(ctx, desk)),
    ...listColdGroups(desk),
    ...(await listJoinRequests(ctx)),
    ...(await listLonelyNewcomers(ctx, desk)),
    ...listWaitingLists(desk),
    ...(await listThanks(ctx, desk)),
    ...(await listFailedImports(ctx)),
  ]
  return items.sort((a, b) => b.urgency - a.urgency || (b.since ?? '').localeCompare(a.since ?? ''))
}

/** A group that was opened a moment ago and not counted yet is newly in love. */
function countStates(ids: readonly GroupId[], glances: ReadonlyMap<GroupId, Outlook>): Today['states'] {
  const states = ids.map((id) => glances.get(id)?.state ?? 'love')
  return groupState.options.map((state) => ({ state, groups: states.filter((one) => one === state).length }))
}
