/** The only way to a row for an actor; locks when asked `toChange`. */
import { sql } from 'kysely'
import { NotAllowed, NotFound } from '../../kernel/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { PersonId } from '../../kernel/people.ts'
import { type CommunityId, type GroupId, type MemberRole, memberRole, NotAMember } from './contract.ts'
import { type Authority, authorityOf } from './rules/authority.ts'
import { type CommunityRow, db, type GroupRow, type SeatRow } from './tables.ts'

/** Operators (所有者, 管理员 of the tenant) and the system itself look over every group. */
export function looksOverAll({ actor }: Context): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && /^(owner|admin)$/.test(actor.staffRole ?? ''))
}

export const actorIdOrNull = ({ actor }: Context): PersonId | null => (actor.kind === 'person' ? actor.personId : null)

/**
 * A group, its row held until the transaction ends when it is `toChange`: who joins, leaves or is served next is decided
 * one after another per group. The lock lets foreign keys to the group pass (`no key`), so that talking never waits for it.
 * Whoever needs several groups takes them in the order of their ids, and locks a community only after its groups.
 */
export async function accessGroup(ctx: Context, groupId: GroupId, purpose: 'toRead' | 'toChange'): Promise<GroupRow> {
  const found = db(ctx)
    .selectFrom('community.groups')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', groupId)
  const group = await (purpose === 'toChange' ? found.forNoKeyUpdate() : found).executeTakeFirst()
  if (!group) throw NotFound()
  return group
}

/** All groups of a community, held in the order of their ids. */
export function lockGroupsOf(ctx: Context, communityId: CommunityId): Promise<GroupRow[]> {
  return db(ctx)
    .selectFrom('community.groups')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('community_id', '=', communityId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

export async function accessCommunity(
  ctx: Context,
  communityId: CommunityId,
  purpose: 'toRead' | 'toChange',
): Promise<CommunityRow> {
  const found = db(ctx)
    .selectFrom('community.communities')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', communityId)
  const community = await (purpose === 'toChange' ? found.forNoKeyUpdate() : found).executeTakeFirst()
  if (!community) throw NotFound()
  return community
}

/** Raises `community.not_a_member` when the person has no seat in the group. */
export async function accessSeat(ctx: Context, groupId: GroupId, personId: PersonId): Promise<SeatRow> {
  const seat = await db(ctx)
    .selectFrom('community.seats')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!seat) throw NotAMember()
  return seat
}

type Footing = { role: MemberRole | null; authority: Authority }

/** Where the actor stands in a group: the seat they hold and how much they may decide. Raises `kernel.not_found`. */
export async function readFooting(ctx: Context, groupId: GroupId): Promise<Footing> {
  const me = actorIdOrNull(ctx)
  const found = await db(ctx)
    .selectFrom('community.groups as g')
    .innerJoin('community.communities as c', (on) =>
      on.onRef('c.tenant_id', '=', 'g.tenant_id').onRef('c.id', '=', 'g.community_id'),
    )
    .leftJoin('community.seats as s', (on) =>
      on.onRef('s.tenant_id', '=', 'g.tenant_id').onRef('s.group_id', '=', 'g.id').on('s.person_id', '=', me),
    )
    .select(['s.role', 'c.owner_id'])
    .where('g.tenant_id', '=', ctx.tenantId)
    .where('g.id', '=', groupId)
    .executeTakeFirst()
  if (!found) throw NotFound()
  return { role: found.role, authority: authorityIn(ctx, found) }
}

/** The community's owner decides in each of its groups like the owner of that group. */
function authorityIn(ctx: Context, { role, owner_id }: { role: MemberRole | null; owner_id: PersonId }): Authority {
  if (looksOverAll(ctx)) return 3
  return owner_id === actorIdOrNull(ctx) ? 2 : authorityOf(role)
}

/** Whoever sits in the group, and those who look after it from outside. */
export async function memberOf(ctx: Context, { groupId }: { groupId: GroupId }): Promise<void> {
  const { role, authority } = await readFooting(ctx, groupId)
  if (!role && authority === 0) throw NotAMember()
}

/** Owner and assistants of the group, the community's owner, operators. Raises `community.not_a_member`, `kernel.not_allowed`. */
export async function assistantOf(ctx: Context, { groupId }: { groupId: GroupId }): Promise<void> {
  await requireManager(ctx, groupId)
}

/** The group's owner, the community's owner, operators. */
export async function ownerOf(ctx: Context, { groupId }: { groupId: GroupId }): Promise<void> {
  if ((await readFooting(ctx, groupId)).authority < 2) throw NotAllowed()
}

/** As `assistantOf`, where the group is not part of the question. */
export async function requireManager(ctx: Context, groupId: GroupId): Promise<void> {
  const { role, authority } = await readFooting(ctx, groupId)
  if (authority > 0) return
  throw role ? NotAllowed() : NotAMember()
}

/** Whether the actor runs the group: as `requireManager`, for asking instead of refusing. Raises `kernel.not_found`. */
export async function isManager(ctx: Context, groupId: GroupId): Promise<boolean> {
  return (await readFooting(ctx, groupId)).authority > 0
}

/** The community's owner and operators. Raises `kernel.not_allowed`, `kernel.not_found`. */
export async function communityOwner(ctx: Context, { communityId }: { communityId: CommunityId }): Promise<void> {
  const { owner_id } = await accessCommunity(ctx, communityId, 'toRead')
  if (!looksOverAll(ctx) && owner_id !== actorIdOrNull(ctx)) throw NotAllowed()
}

/** Whoever sits in one of the community's groups, its owner, operators. Raises `community.not_a_member`. */
export async function communityMember(ctx: Context, { communityId }: { communityId: CommunityId }): Promise<void> {
  if (!(await sitsIn(ctx, communityId, memberRole.options))) throw NotAMember()
}

/** Whoever runs one of the community's groups, its owner, operators. Raises `kernel.not_allowed`. */
export async function communityAssistant(ctx: Context, { communityId }: { communityId: CommunityId }): Promise<void> {
  if (!(await sitsIn(ctx, communityId, ['owner', 'assistant']))) throw NotAllowed()
}

async function sitsIn(ctx: Context, communityId: CommunityId, roles: readonly MemberRole[]): Promise<boolean> {
  const me = actorIdOrNull(ctx)
  const { rows } = await sql<{ owner_id: PersonId; seated: boolean }>`
    select c.owner_id, exists (select from community.seats s
        join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
       where s.tenant_id = c.tenant_id and s.person_id = ${me} and g.community_id = c.id
         and s.role = any(${roles}::text[])) as seated
      from community.communities c where c.tenant_id = ${ctx.tenantId} and c.id = ${communityId}`.execute(db(ctx))
  const [found] = rows
  if (!found) throw NotFound()
  return looksOverAll(ctx) || found.owner_id === me || found.seated
}
