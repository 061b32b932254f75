import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { actorId } from '../../identity/index.ts'
import { accessGroup, accessSeat } from '../access.ts'
import { type GroupId, type leaveGroupEndpoint, NotAMember, OwnerStays } from '../contract.ts'
import { readWhereabouts } from '../queries/read-whereabouts.ts'
import { db } from '../tables.ts'
import { settleRequest } from './decide-join-request.ts'
import { serveWaiting } from './serve-waiting.ts'
import { vacateSeat } from './vacate-seat.ts'

/** Leaves a group, its line or one's request, whichever it is; the first in line gets the seat. */
export async function leaveGroup(ctx: Context, { groupId }: RequestOf<typeof leaveGroupEndpoint>): Promise<void> {
  const personId = actorId(ctx)
  const group = await accessGroup(ctx, groupId, 'toChange')
  const there = await readWhereabouts(ctx, group, personId)
  if (!there.seated && !there.ticket && !there.openRequest) throw NotAMember()
  if (there.ticket) await leaveLine(ctx, groupId, [personId])
  if (there.openRequest) await settleRequest(ctx, there.openRequest, 'withdrawn', personId)
  if (!there.seated) return

  const seat = await accessSeat(ctx, groupId, personId)
  if (seat.role === 'owner') throw OwnerStays()
  await vacateSeat(ctx, group, seat, { how: 'left' })
  await serveWaiting(ctx, group)
}

/** Takes people out of the line; those behind them move up. */
export async function leaveLine(ctx: Context, groupId: GroupId, people: readonly PersonId[]): Promise<void> {
  await db(ctx)
    .deleteFrom('community.waiting')
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('person_id', 'in', people)
    .execute()
}
