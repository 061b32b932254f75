/** What needs somebody now, most urgent first, and the day in one picture. */
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { groupsRun } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import type { readTodayEndpoint } from '../contract.ts'
import { BusinessDays, dayText } from '../rules/business-days.ts'
import { countDay } from './today/count-day.ts'
import { countStates } from './today/count-states.ts'
import type { Desk, Lines } from './today/desk.ts'
import { dressItems } from './today/dress-items.ts'
import { listColdGroups } from './today/list-cold-groups.ts'
import { listFailedImports } from './today/list-failed-imports.ts'
import { listFloods } from './today/list-floods.ts'
import { listJoinRequests } from './today/list-join-requests.ts'
import { listLonelyNewcomers } from './today/list-lonely-newcomers.ts'
import { listMoneyDesk } from './today/list-money-desk.ts'
import { listQuestions } from './today/list-questions.ts'
import { listShopDesk } from './today/list-shop-desk.ts'
import { listThanks } from './today/list-thanks.ts'
import { listWaitingLists } from './today/list-waiting-lists.ts'

type Today = AnswerOf<typeof readTodayEndpoint>

/** Of the open groups the actor may look into; requests to join and imports, of whatever he or she may decide on. */
export async function readToday(ctx: Context): Promise<Today> {
  const days = new BusinessDays((await tenantOf(ctx)).zone)
  const desk: Desk = { groups: groupsRun(ctx), days, today: days.of(ctx.now) }
  const standing = await countStates(ctx, desk)
  const { totals, hours } = await countDay(ctx, desk, standing)
  const lines = await listLines(ctx, desk)
  const items = await dressItems(
    ctx,
    lines.flatMap((kind) => kind.items),
  )
  return {
    day: dayText(desk.today),
    items: items.sort((a, b) => b.urgency - a.urgency || (b.since ?? '').localeCompare(a.since ?? '')),
    beyond: lines.reduce((sum, { all }) => sum + all, 0) - items.length,
    totals,
    hours,
    states: standing.states,
  }
}

async function listLines(ctx: Context, desk: Desk): Promise<Lines[]> {
  return [
    await listQuestions(ctx, desk),
    await listFloods(ctx, desk),
    await listColdGroups(ctx, desk),
    await listJoinRequests(ctx),
    await listLonelyNewcomers(ctx, desk),
    await listWaitingLists(ctx),
    await listThanks(ctx, desk),
    await listFailedImports(ctx),
    await listShopDesk(ctx),
    await listMoneyDesk(ctx),
  ]
}
