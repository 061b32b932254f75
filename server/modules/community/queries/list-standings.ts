import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { Group, GroupId, MemberRole } from '../contract.ts'
import { db } from '../tables.ts'

/** What somebody with a seat may do in a group right now. */
export type Standing = {
  groupId: GroupId
  personId: PersonId
  role: MemberRole
  mutedUntil: Date | null
  muteReason: string | null
  slowModeSeconds: number
  whoMayMentionAll: Group['whoMayMentionAll']
  /** Since when the group takes no words: closed itself, or its community archived. */
  closedAt: Date | null
}

/**
 * Standings by `groupId personId`, in one statement; a pair without a seat is not in the answer. Asked for every message
 * sent: one pair takes three look-ups by primary key.
 */
export async function listStandings(
  ctx: Context,
  pairs: readonly { groupId: GroupId; personId: PersonId }[],
): Promise<Map<string, Standing>> {
  if (pairs.length === 0) return new Map()
  const groupIds = pairs.map(({ groupId }) => groupId)
  const personIds = pairs.map(({ personId }) => personId)
  const { rows } = await sql<Standing>`
    select s.group_id as "groupId", s.person_id as "personId", s.role, s.muted_until as "mutedUntil",
           s.mute_reason as "muteReason", g.slow_mode_seconds as "slowModeSeconds",
           g.who_may_mention_all as "whoMayMentionAll", coalesce(g.closed_at, c.archived_at) as "closedAt"
      from unnest(${groupIds}::text[], ${personIds}::text[]) as pair(group_id, person_id)
      join community.seats s
        on s.tenant_id = ${ctx.tenantId} and s.group_id = pair.group_id and s.person_id = pair.person_id
      join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
      join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id`.execute(db(ctx))
  return new Map(rows.map((standing) => [`${standing.groupId} ${standing.personId}`, standing]))
}

/**
 * A relation `(group_id, person_id)` of those who may say something plain at this moment: seated, not muted, in a group that
 * takes words without slow mode. To be joined by the very statement that writes what they say; whoever is not in it has a
 * standing that tells why.
 */
export function plainSpeakers(ctx: Context): RawBuilder<unknown> {
  return sql`(select s.group_id, s.person_id from community.seats s
      join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
      join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id
     where s.tenant_id = ${ctx.tenantId} and (s.muted_until is null or s.muted_until <= ${ctx.now}::timestamptz)
       and g.slow_mode_seconds = 0 and g.closed_at is null and c.archived_at is null)`
}
