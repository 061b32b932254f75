import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { createInvitationEndpoint, listInvitationsEndpoint } from '../contract.ts'
import { joinUrlOf } from '../rules/join-link.ts'
import { db, type InvitationRow } from '../tables.ts'
import { cardsOf } from './cards.ts'

type Invitation = AnswerOf<typeof createInvitationEndpoint>

/** Invitations of a group that still let somebody in, newest first. */
export async function listInvitations(
  ctx: Context,
  { groupId }: RequestOf<typeof listInvitationsEndpoint>,
): Promise<{ rows: Invitation[] }> {
  const live = await db(ctx)
    .selectFrom('community.invitations')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .whereRef('used', '<', 'uses')
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return { rows: await toInvitations(ctx, live) }
}

export async function toInvitations(ctx: Context, rows: readonly InvitationRow[]): Promise<Invitation[]> {
  const cardOf = await cardsOf(
    ctx,
    rows.map(({ created_by }) => created_by),
  )
  return rows.map(({ id, code, uses, used, expires_at, created_by }) => ({
    id,
    code,
    url: joinUrlOf(ctx, code),
    uses,
    used,
    expiresAt: expires_at.toISOString(),
    createdBy: cardOf(created_by),
  }))
}
