import type { RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { listEventsEndpoint, Message } from '../contract.ts'
import { resetBeyond } from '../rules/limits.ts'
import type { ChatRow } from '../tables.ts'
import { readBeside } from './read-beside.ts'
import { readMyCursor } from './read-cursor.ts'
import { readHeads } from './read-heads.ts'
import { viewEvents } from './view-events.ts'

/** The head of a group's chat; a group in which nothing was said yet stands at its beginning. */
export async function readHead(ctx: Context, groupId: GroupId): Promise<ChatRow> {
  const [head] = await readHeads(ctx, [groupId])
  return head as ChatRow
}

/** Where a group stands, and whether a client that comes from `since` has to begin anew. */
export async function readStanding(
  ctx: Context,
  { groupId, since, epoch }: { groupId: GroupId; since: number; epoch: number },
): Promise<{ head: ChatRow; reset: boolean }> {
  const head = await readHead(ctx, groupId)
  const reset = epoch !== head.epoch || since > head.last_seq || head.last_seq - since > resetBeyond
  return { head, reset }
}

/** What a client at `since` lacks, a page at a time; a reset when it comes from another epoch, the future or too far back. */
export async function listEvents(ctx: Context, { groupId, since, epoch, limit }: RequestOf<typeof listEventsEndpoint>) {
  const { head, reset } = await readStanding(ctx, { groupId, since, epoch })
  const events = reset ? [] : await viewEvents(ctx, groupId, since, limit)
  const messages = events.flatMap((event): Message[] => (event.kind === 'message' ? [event.message] : []))
  return {
    reset,
    epoch: head.epoch,
    head: head.last_seq,
    events,
    beside: await readBeside(ctx, messages),
    cursor: await readMyCursor(ctx, groupId),
  }
}
