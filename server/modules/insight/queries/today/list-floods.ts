/** Groups that newcomers flood with adverts, today or yesterday. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { TodayItem } from '../../contract.ts'
import { fewestAdverts, floodShare, isFlooded } from '../../rules/adverts.ts'
import { dayNumber, dayText } from '../../rules/business-days.ts'
import { db } from '../../tables.ts'
import { type Desk, itemOf } from './desk.ts'
import { oneOf } from '../one-of.ts'

type Flood = { groupId: GroupId; day: string; adverts: number; lines: number }

export async function listFloods(ctx: Context, desk: Desk): Promise<TodayItem[]> {
  const { rows } = await sql<Flood>`
    select group_id as "groupId", day, adverts, messages + removed as lines from insight.group_days
     where tenant_id = ${ctx.tenantId} and ${oneOf('group_id', desk.groups.keys())}
       and day in (${dayText(desk.today)}, ${dayText(desk.today - 1)}) and adverts >= ${fewestAdverts}
     order by day desc`.execute(db(ctx))
  const floods = Map.groupBy(rows.filter(isFlooded), ({ groupId }) => groupId)
  return [...floods.values()].flatMap(([latest]) => (latest ? [floodItem(desk, latest)] : []))
}

function floodItem(desk: Desk, { groupId, day, adverts, lines }: Flood): TodayItem {
  const flooded = dayNumber(day)
  return itemOf(desk, 'advert_flood', flooded === desk.today ? 3 : 2, groupId, {
    since: desk.days.startOf(flooded).toISOString(),
    count: adverts,
    reasons: [{ code: 'advert_share', value: adverts / lines, limit: floodShare }],
  })
}
