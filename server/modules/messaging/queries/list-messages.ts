import { type RawBuilder, sql } from 'kysely'
import { NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { listMessagesEndpoint, Message, MessageId } from '../contract.ts'
import { db } from '../tables.ts'
import { readBeside } from './read-beside.ts'
import { viewMessages } from './view-messages.ts'

type Wanted = RequestOf<typeof listMessagesEndpoint>

const kinds = {
  pinned: sql`m.pinned_at is not null and m.recalled_at is null`,
  digest: sql`m.digest_at is not null and m.recalled_at is null`,
  announcement: sql`m.kind = 'announcement'`,
  files: sql`m.file_ids <> '{}' and m.recalled_at is null`,
} as const

/** A page of messages, oldest first; around a message it stands in the middle. */
export async function listMessages(ctx: Context, wanted: Wanted) {
  const page = await readPage(ctx, wanted)
  return { ...page, beside: await readBeside(ctx, page.rows) }
}

async function readPage(ctx: Context, wanted: Wanted): Promise<{ rows: Message[]; older: boolean; newer: boolean }> {
  const { limit } = wanted
  if (wanted.around) return readAround(ctx, wanted, wanted.around)
  if (wanted.after) {
    const rows = await readSide(ctx, wanted, 'newer', wanted.after, limit + 1)
    return { rows: rows.slice(0, limit), older: true, newer: rows.length > limit }
  }
  const rows = await readSide(ctx, wanted, 'older', wanted.before ?? null, limit + 1)
  return { rows: rows.slice(0, limit).reverse(), older: rows.length > limit, newer: wanted.before !== undefined }
}

async function readAround(ctx: Context, wanted: Wanted, around: MessageId) {
  const half = Math.ceil(wanted.limit / 2)
  const before = await readSide(ctx, wanted, 'older', around, half + 1)
  const after = await readSide(ctx, wanted, 'newer', around, half + 1)
  const middle = await viewMessages(ctx, sql`m.id = ${around} and m.group_id = ${wanted.groupId}`)
  const rows = [...before.slice(0, half).reverse(), ...middle, ...after.slice(0, half)]
  return { rows, older: before.length > half, newer: after.length > half }
}

async function readSide(ctx: Context, wanted: Wanted, side: 'older' | 'newer', from: MessageId | null, limit: number) {
  const order = side === 'older' ? sql`m.at desc, m.position desc` : sql`m.at, m.position`
  return viewMessages(
    ctx,
    sql`${conditions(wanted)} and ${await beyond(ctx, wanted, side, from)} order by ${order} limit ${limit}`,
  )
}

function conditions({ groupId, topicId, only, by }: Wanted): RawBuilder<unknown> {
  const parts = [sql`m.group_id = ${groupId}`]
  if (topicId) parts.push(sql`m.topic_id = ${topicId}`)
  if (only) parts.push(kinds[only])
  if (by) parts.push(sql`m.person_id = ${by}`)
  return sql.join(parts, sql` and `)
}

async function beyond(ctx: Context, { groupId }: Wanted, side: 'older' | 'newer', from: MessageId | null) {
  if (!from) return sql`true`
  const place = await db(ctx)
    .selectFrom('messaging.messages')
    .select(['at', 'position'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('id', '=', from)
    .executeTakeFirst()
  if (!place) throw NotFound()
  const than = side === 'older' ? sql`<` : sql`>`
  return sql`(m.at, m.position) ${than} (${place.at}::timestamptz, ${place.position}::bigint)`
}
