/** One group: how it stands and why, day by day, hour by hour, and who holds it together. */
import { sql } from 'kysely'
import { NotFound, type AnswerOf, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { scoreHealth } from '../../../science/health.ts'
import type { GroupId } from '../../community/contract.ts'
import { readGroups } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import type { HealthRow, readGroupInsightEndpoint } from '../contract.ts'
import { BusinessDays } from '../rules/business-days.ts'
import { healthOf } from '../rules/health-row.ts'
import { db, type GroupStateRow, type Medians } from '../tables.ts'
import { listDays, listHours } from './list-days.ts'
import { readGlances, readGroupCards } from './list-group-cards.ts'
import { countRoles, listMemberInsights } from './list-member-insights.ts'
import { readReplyWeb } from './read-reply-web.ts'

type Insight = AnswerOf<typeof readGroupInsightEndpoint>

export async function readGroupInsight(
  ctx: Context,
  { groupId }: RequestOf<typeof readGroupInsightEndpoint>,
): Promise<Insight> {
  const group = (await readGroups(ctx, [groupId])).get(groupId)
  if (!group) throw NotFound()
  const [card] = await readGroupCards(ctx, [group])
  if (!card) throw NotFound()
  const glance = (await readGlances(ctx, [groupId])).get(groupId)
  const calendar = new BusinessDays((await tenantOf(ctx)).zone)
  const today = calendar.of(ctx.now)
  const { arcs, web } = await readReplyWeb(ctx, group, calendar)
  const inArcs = [...new Set(arcs.flatMap(({ from, to }) => [from, to] as PersonId[]))]
  return {
    card,
    health: await readHealth(ctx, groupId),
    since: glance?.since ?? null,
    days: await listDays(ctx, groupId, today),
    hours: await listHours(ctx, groupId, today),
    roles: await countRoles(ctx, groupId),
    keyPeopleNeeded: glance?.k80 ?? null,
    members: await listMemberInsights(ctx, groupId, inArcs),
    arcs,
    web,
  }
}

/** The parts as they were measured at the end of the last full day, with the medians of that day. */
async function readHealth(ctx: Context, groupId: GroupId): Promise<HealthRow> {
  const { rows } = await sql<GroupStateRow & { medians: Medians | null }>`
    select s.*, m.medians from insight.group_states s
      left join insight.medians m on m.tenant_id = s.tenant_id and m.day = s.day
     where s.tenant_id = ${ctx.tenantId} and s.group_id = ${groupId}
     order by s.day desc limit 1`.execute(db(ctx))
  const [last] = rows
  if (!last) return { asOf: null, score: null, coverage: 0, missing: 'age', parts: [] }
  const { kind, seats, age_days: ageDays, parts, medians } = last
  return healthOf(last.day, scoreHealth({ kind, seats, ageDays, parts, medians: medians ?? {} }))
}
