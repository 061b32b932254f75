import { sql } from 'kysely'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { ChatState, Message, readChatEndpoint } from '../contract.ts'
import { listTopics } from './list-topics.ts'
import { readHead } from './list-events.ts'
import { readBeside } from './read-beside.ts'
import { readMyCursor } from './read-cursor.ts'
import { viewMessages } from './view-messages.ts'

/**
 * Fresh state of a chat. The head is read first: what changes while the rest is read comes again as an event after it,
 * and every event carries its thing as it is, so nothing is lost and nothing doubled.
 */
export async function readChat(
  ctx: Context,
  { groupId, limit }: RequestOf<typeof readChatEndpoint>,
): Promise<ChatState> {
  const head = await readHead(ctx, groupId)
  const latest = await viewMessages(
    ctx,
    sql`m.group_id = ${groupId} order by m.at desc, m.position desc limit ${limit + 1}`,
  )
  const messages = latest.slice(0, limit).reverse()
  const pins = await viewMessages(
    ctx,
    sql`m.group_id = ${groupId} and m.pinned_at is not null and m.recalled_at is null order by m.pinned_at desc, m.id`,
  )
  const announcement = await readAnnouncement(ctx, groupId)
  return {
    groupId,
    epoch: head.epoch,
    seq: head.last_seq,
    lastNumber: head.last_number,
    messages,
    older: latest.length > limit,
    pins,
    announcement,
    topics: await listTopics(ctx, groupId),
    cursor: await readMyCursor(ctx, groupId),
    beside: await readBeside(ctx, [...messages, ...pins, ...(announcement ? [announcement] : [])]),
  }
}

/** The announcement published last, as long as it stands; recalling it does not bring an older one back. */
async function readAnnouncement(ctx: Context, groupId: GroupId): Promise<Message | null> {
  const [last] = await viewMessages(
    ctx,
    sql`m.group_id = ${groupId} and m.kind = 'announcement' order by m.at desc, m.position desc limit 1`,
  )
  return last && !last.recalledAt ? last : null
}
