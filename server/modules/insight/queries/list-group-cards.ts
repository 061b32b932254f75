import type { Context } from '../../../kernel/context.ts'
import type { CommunityId, GroupId } from '../../community/contract.ts'
import type { GroupCard as Group } from '../../community/index.ts'
import type { GroupCard } from '../contract.ts'
import { db, type GlanceRow } from '../tables.ts'
import { countWaiting } from './read-waiting.ts'
import { oneOf } from './one-of.ts'

/** The groups as the field shows them, in the given order: two statements. */
export async function readGroupCards(ctx: Context, groups: readonly Group[]): Promise<GroupCard[]> {
  const ids = groups.map(({ id }) => id as GroupId)
  const glances = await readGlances(ctx, ids)
  const waiting = await countWaiting(ctx, ids)
  return groups.map((group) => {
    const id = group.id as GroupId
    return cardOf(group, glances.get(id) ?? null, waiting.get(id) ?? 0)
  })
}

export async function readGlances(ctx: Context, ids: readonly GroupId[]): Promise<Map<GroupId, GlanceRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db(ctx)
    .selectFrom('insight.glances')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(oneOf('group_id', ids))
    .execute()
  return new Map(rows.map((row) => [row.group_id, row]))
}

const noTrend = Array.from({ length: 28 }, () => null)

/** A group that was opened a moment ago and not counted yet shows what is known of it. */
function cardOf(group: Group, glance: GlanceRow | null, waitingQuestions: number): GroupCard {
  const seats = glance?.seats ?? group.taken
  return {
    ...placeOf(group),
    seats,
    score: glance?.score ?? null,
    trend: glance?.trend.length ? glance.trend : noTrend,
    state: glance?.state ?? 'love',
    stage: glance?.stage ?? 'intro',
    reasons: glance?.reasons ?? [],
    speakers7: glance?.speakers7 ?? 0,
    messages7: glance?.messages7 ?? 0,
    silentShare: seats > 0 ? (glance?.silent ?? 0) / seats : 0,
    lastMessageAt: glance?.last_at?.toISOString() ?? null,
    waitingQuestions,
    closedAt: group.closedAt,
  }
}

const placeOf = ({ id, name, communityId, communityName, region, interest, industry, ownerName }: Group) => ({
  groupId: id as GroupId,
  groupName: name,
  communityId: communityId as CommunityId,
  communityName,
  city: region.city,
  interest,
  industry,
  ownerName,
})
