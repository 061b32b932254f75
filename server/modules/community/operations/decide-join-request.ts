import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { actorId } from '../../identity/index.ts'
import { accessCommunity, accessGroup, requireManager } from '../access.ts'
import {
  AlreadyDecided,
  type decideJoinRequestEndpoint,
  GroupClosed,
  type GroupId,
  type JoinRequestId,
} from '../contract.ts'
import { db } from '../tables.ts'
import { takePlace } from './take-place.ts'

type Decision = RequestOf<typeof decideJoinRequestEndpoint>

/**
 * Approves or declines a request; who is approved gets a seat, or a place in line when the group is full.
 * Raises `community.already_decided` when somebody else was quicker.
 */
export async function decideJoinRequest(
  ctx: Context,
  { joinRequestId, decision, reason }: Decision,
): Promise<AnswerOf<typeof decideJoinRequestEndpoint>> {
  const { groupId, personId } = await accessRequest(ctx, joinRequestId)
  const group = await accessGroup(ctx, groupId, 'toChange')
  await requireManager(ctx, groupId)
  const decided = decision === 'approve' ? 'approved' : 'declined'
  if (!(await settleRequest(ctx, joinRequestId, decided, actorId(ctx), reason))) throw AlreadyDecided()
  if (decided === 'declined') return { outcome: 'declined' }

  const community = await accessCommunity(ctx, group.community_id, 'toRead')
  if (group.closed_at || community.archived_at) throw GroupClosed()
  return takePlace(ctx, group, { personId })
}

async function accessRequest(ctx: Context, id: JoinRequestId): Promise<{ groupId: GroupId; personId: PersonId }> {
  const request = await db(ctx)
    .selectFrom('community.join_requests')
    .select(['group_id as groupId', 'person_id as personId'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!request) throw NotFound()
  return request
}

/** Closes an open request; false when it is no longer open. */
export async function settleRequest(
  ctx: Context,
  id: JoinRequestId,
  decision: 'approved' | 'declined' | 'withdrawn',
  by: PersonId | null,
  reason: string | null = null,
): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('community.join_requests')
    .set({ decided_at: ctx.now, decided_by: by, decision, reason })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
