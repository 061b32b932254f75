import { NotAllowed, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { isManager } from '../../community/index.ts'
import { actorId } from '../../identity/index.ts'
import { accessMessage } from '../access.ts'
import {
  type closePollEndpoint,
  type Message,
  MessageRecalled,
  OptionUnknown,
  PollClosed,
  type voteEndpoint,
} from '../contract.ts'
import { db, type StoredPoll } from '../tables.ts'
import { recordMessageChange } from './record-event.ts'
import { requireMembership } from './require-membership.ts'

/** Votes in a poll; voting again replaces my vote, no option takes it back. */
export async function vote(ctx: Context, { messageId, options }: RequestOf<typeof voteEndpoint>): Promise<Message> {
  const found = await accessMessage(ctx, messageId, 'toChange')
  await requireMembership(ctx, found.group_id)
  if (found.recalled_at) throw MessageRecalled()
  if (found.poll_closed_at) throw PollClosed()
  const chosen = [...new Set(options)]
  if (!found.poll || !fits(found.poll, chosen)) throw OptionUnknown()
  const mine = { tenant_id: ctx.tenantId, message_id: messageId, person_id: actorId(ctx) }
  await db(ctx)
    .deleteFrom('messaging.votes')
    .where((row) => row.and(mine))
    .execute()
  if (chosen.length > 0) {
    await db(ctx)
      .insertInto('messaging.votes')
      .values(chosen.map((option) => ({ ...mine, group_id: found.group_id, option, at: ctx.now })))
      .execute()
  }
  return recordMessageChange(ctx, found.group_id, messageId)
}

function fits({ options, multiple }: StoredPoll, chosen: readonly number[]): boolean {
  return chosen.every((key) => key >= 0 && key < options.length) && (multiple || chosen.length <= 1)
}

/** Ends a poll: its author or those who run the group. */
export async function closePoll(ctx: Context, { messageId }: RequestOf<typeof closePollEndpoint>): Promise<Message> {
  const found = await accessMessage(ctx, messageId, 'toChange')
  if (found.person_id !== actorId(ctx) && !(await isManager(ctx, found.group_id))) throw NotAllowed()
  if (!found.poll) throw OptionUnknown()
  await db(ctx)
    .updateTable('messaging.messages')
    .set({ poll_closed_at: found.poll_closed_at ?? ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', messageId)
    .execute()
  return recordMessageChange(ctx, found.group_id, messageId)
}
