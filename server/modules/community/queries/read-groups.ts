import { sql } from 'kysely'
import { NotFound } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { readCards } from '../../identity/index.ts'
import { actorIdOrNull } from '../access.ts'
import type { Community, Group, GroupId, MemberRole, Preset } from '../contract.ts'
import { joinUrlOf } from '../rules/join-link.ts'
import { thresholdOf } from '../rules/threshold.ts'
import { db, type GroupRow } from '../tables.ts'

/** A group with what its community is known by and who answers for it. */
export type GroupCard = Group &
  Pick<Community, 'preset' | 'interest' | 'industry' | 'region'> & { ownerId: PersonId; ownerName: string }

type FoundGroup = GroupRow & {
  community_name: string
  preset: Preset
  interest: string
  industry: string
  country: string
  province: string
  city: string
  archived_at: Date | null
  owner_id: PersonId
  waiting: number
  my_role: MemberRole | null
}

/** Group cards by id, in two statements; ids of no group are left out. `myRole` is the actor's. */
export async function readGroups(ctx: Context, ids: Iterable<GroupId>): Promise<Map<GroupId, GroupCard>> {
  const found = await findGroups(ctx, [...new Set(ids)])
  const owners = await readCards(
    ctx,
    found.map(({ owner_id }) => owner_id),
  )
  return new Map(found.map((row) => [row.id, cardOf(ctx, row, owners.get(row.owner_id)?.name ?? '')]))
}

/** One group as the actor sees it. Raises `kernel.not_found`. */
export async function readGroup(ctx: Context, { groupId }: { groupId: GroupId }): Promise<GroupCard> {
  const card = (await readGroups(ctx, [groupId])).get(groupId)
  if (!card) throw NotFound()
  return card
}

async function findGroups(ctx: Context, ids: GroupId[]): Promise<FoundGroup[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundGroup>`
    select g.*, c.name as community_name, c.preset, c.interest, c.industry, c.country, c.province, c.city, c.archived_at,
           coalesce(owner.person_id, c.owner_id) as owner_id, mine.role as my_role,
           (select count(*) from community.waiting w where w.tenant_id = g.tenant_id and w.group_id = g.id) as waiting
      from community.groups g
      join community.communities c on c.tenant_id = g.tenant_id and c.id = g.community_id
      left join community.seats owner
        on owner.tenant_id = g.tenant_id and owner.group_id = g.id and owner.role = 'owner'
      left join community.seats mine
        on mine.tenant_id = g.tenant_id and mine.group_id = g.id and mine.person_id = ${actorIdOrNull(ctx)}
     where g.tenant_id = ${ctx.tenantId} and g.id = any(${ids})
     order by g.created_at, g.id`.execute(db(ctx))
  return rows
}

function cardOf(ctx: Context, row: FoundGroup, ownerName: string): GroupCard {
  return {
    ...seatsOf(row),
    id: row.id,
    communityId: row.community_id,
    communityName: row.community_name,
    name: row.name,
    about: row.about,
    threshold: thresholdOf(row),
    joinCode: row.join_code,
    joinUrl: joinUrlOf(ctx, row.join_code),
    slowModeSeconds: row.slow_mode_seconds,
    whoMayMentionAll: row.who_may_mention_all,
    createdAt: row.created_at.toISOString(),
    closedAt: (row.closed_at ?? row.archived_at)?.toISOString() ?? null,
    myRole: row.my_role,
    ownerId: row.owner_id,
    ownerName,
    ...placeOf(row),
  }
}

const seatsOf = ({ cap, taken, waiting }: FoundGroup) => ({ cap, taken, waiting })

const placeOf = ({ preset, interest, industry, country, province, city }: FoundGroup) => ({
  preset,
  interest,
  industry,
  region: { country, province, city },
})
