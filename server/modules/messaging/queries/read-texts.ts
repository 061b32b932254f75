import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { MessageId } from '../contract.ts'
import { db } from '../tables.ts'

/** What was said in each of so many messages, for a line about them; nothing of those taken back. */
export async function readTexts(ctx: Context, ids: readonly MessageId[]): Promise<Map<MessageId, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: MessageId; text: string }>`
    select id, text from messaging.messages
     where tenant_id = ${ctx.tenantId} and id in (select unnest(${ids}::text[])) and recalled_at is null`.execute(
    db(ctx),
  )
  return new Map(rows.map(({ id, text }) => [id, text]))
}
