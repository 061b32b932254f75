import type { Context } from '../../../kernel/context.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Doorstep } from '../../../kernel/route.ts'
import { accessCommunity } from '../access.ts'
import { type CommunityId, JoinCodeUnknown } from '../contract.ts'
import { readCode } from '../rules/join-link.ts'
import { type CommunityRow, db, type GroupRow, type InvitationRow } from '../tables.ts'

/** What lies behind a join link. */
export type Door = {
  group: GroupRow
  community: CommunityRow
  /** The invitation that came with the link; `unknown` when it is none of this group's. */
  invitation: InvitationRow | 'unknown' | null
}

type Link = { code: string; invitation?: string | undefined }

/**
 * The group behind a link. Its code is the group's own or that of an invitation, which then need not be named again.
 * Raises `community.join_code_unknown`.
 */
export async function accessDoor(ctx: Context, link: Link): Promise<Door> {
  const code = readCode(link.code)
  const group = await findGroup(ctx, code)
  if (!group) throw JoinCodeUnknown()
  const community = await accessCommunity(ctx, group.community_id, 'toRead')
  return { group, community, invitation: await findInvitation(ctx, group, code, link.invitation) }
}

function findGroup(ctx: Context, code: string): Promise<GroupRow | undefined> {
  return db(ctx)
    .selectFrom('community.groups')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('join_code', '=', code),
        eb(
          'id',
          '=',
          selectFrom('community.invitations')
            .select('group_id')
            .where('tenant_id', '=', ctx.tenantId)
            .where('code', '=', code),
        ),
      ]),
    )
    .executeTakeFirst()
}

async function findInvitation(
  ctx: Context,
  group: GroupRow,
  code: string,
  named?: string,
): Promise<Door['invitation']> {
  if (named === undefined && code === group.join_code) return null
  const invitation = await db(ctx)
    .selectFrom('community.invitations')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', group.id)
    .where('code', '=', named === undefined ? code : readCode(named))
    .executeTakeFirst()
  return invitation ?? 'unknown'
}

/** Whose link it is, for a visitor of whom nothing else is known. Raises `community.join_code_unknown`. */
export async function tenantBehind(door: Doorstep, { code }: Pick<Link, 'code'>): Promise<TenantId> {
  const [tenantId] = await door.tenantsBehind('join', readCode(code))
  if (!tenantId) throw JoinCodeUnknown()
  return tenantId
}

/** Which community a link leads into. Raises `community.join_code_unknown`. */
export async function communityBehind(ctx: Context, link: Pick<Link, 'code'>): Promise<CommunityId> {
  return (await accessDoor(ctx, link)).community.id
}
