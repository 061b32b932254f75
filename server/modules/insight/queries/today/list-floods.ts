/** Groups that newcomers flood with adverts, today or yesterday. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import { fewestAdverts, floodShare, isFlooded } from '../../rules/adverts.ts'
import { dayNumber, dayText } from '../../rules/business-days.ts'
import { db } from '../../tables.ts'
import { type BareItem, type Desk, itemOf, type Lines, mostOfAKind } from './desk.ts'

type Flood = { groupId: GroupId; groupName: string; day: string; adverts: number; lines: number }

export async function listFloods(ctx: Context, desk: Desk): Promise<Lines> {
  const { rows } = await sql<Flood>`
    select g.id as "groupId", g.name as "groupName", d.day, d.adverts, d.messages + d.removed as lines
      from insight.group_days d join ${desk.groups} g on g.id = d.group_id
     where d.tenant_id = ${ctx.tenantId} and d.day in (${dayText(desk.today)}, ${dayText(desk.today - 1)})
       and d.adverts > 0 and d.adverts >= ${fewestAdverts}
     order by d.day desc`.execute(db(ctx))
  const floods = Map.groupBy(rows.filter(isFlooded), ({ groupId }) => groupId)
  const items = [...floods.values()].flatMap(([latest]) => (latest ? [floodItem(desk, latest)] : []))
  return { items: items.slice(0, mostOfAKind), all: items.length }
}

function floodItem(desk: Desk, flood: Flood): BareItem {
  const { day, adverts, lines } = flood
  const flooded = dayNumber(day)
  return itemOf('advert_flood', flooded === desk.today ? 3 : 2, flood, {
    since: desk.days.startOf(flooded).toISOString(),
    count: adverts,
    reasons: [{ code: 'advert_share', value: adverts / lines, limit: floodShare }],
  })
}
