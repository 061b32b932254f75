/** How long the tenant's groups live, from their counted days; no message is looked at. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { readLife } from '../../../science/alive.ts'
import { firstLifetimes } from '../../../science/survival/spells.ts'
import type { GroupId } from '../../community/contract.ts'
import { type GroupCard } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import { listOwnGroups } from '../access.ts'
import type { readSurvivalEndpoint } from '../contract.ts'
import { BusinessDays, dayNumber, dayText } from '../rules/business-days.ts'
import { type PresetLifetime, survivalOf } from '../rules/survival.ts'
import { db } from '../tables.ts'

/** When somebody first spoke in a group, and the days on which at least two did. */
type Counted = { groupId: GroupId; firstOn: string | null; activeDays: string[] }

export async function readSurvival(ctx: Context): Promise<AnswerOf<typeof readSurvivalEndpoint>> {
  const days = new BusinessDays((await tenantOf(ctx)).zone)
  const until = days.of(ctx.now) - 1
  const groups = await listOwnGroups(ctx)
  const counted = await readActiveDays(ctx)
  const lifetimes = [...groups.values()].flatMap((group) => {
    const own = counted.get(group.id as GroupId)
    return own ? lifetimeOf(group, own, days, until) : []
  })
  return { asOf: dayText(until), ...survivalOf(lifetimes) }
}

/** A group that opened today has no full day yet, and so no lifetime. */
function lifetimeOf(group: GroupCard, counted: Counted, days: BusinessDays, until: number): PresetLifetime[] {
  const bornOn = counted.firstOn ? dayNumber(counted.firstOn) : days.of(new Date(group.createdAt))
  if (bornOn > until) return []
  const dissolvedOn = group.closedAt ? days.of(new Date(group.closedAt)) : null
  const life = readLife({ bornOn, until, activeDays: counted.activeDays.map(dayNumber), dissolvedOn })
  return firstLifetimes([life]).map((lifetime) => ({ ...lifetime, preset: group.preset }))
}

async function readActiveDays(ctx: Context): Promise<Map<GroupId, Counted>> {
  const { rows } = await sql<Counted>`
    select group_id as "groupId", min(day) filter (where messages > 0) as "firstOn",
           coalesce(array_agg(day::text) filter (where speakers >= 2), '{}') as "activeDays"
      from insight.group_days where tenant_id = ${ctx.tenantId} group by group_id`.execute(db(ctx))
  return new Map(rows.map((row) => [row.groupId, row]))
}
