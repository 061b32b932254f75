import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { type ChatRow, db } from '../tables.ts'

/** Where the chats of groups stand; one in which nothing was said yet stands at its beginning. */
export async function readHeads(ctx: Context, groupIds: readonly GroupId[]): Promise<ChatRow[]> {
  const { rows } = await sql<ChatRow>`
    select ${ctx.tenantId} as tenant_id, g.id as group_id, coalesce(c.epoch, 1) as epoch, coalesce(c.last_seq, 0) as last_seq,
           coalesce(c.last_number, 0) as last_number, c.last_at, c.last_id
      from unnest(${groupIds}::text[]) as g (id)
      left join messaging.chats c on c.tenant_id = ${ctx.tenantId} and c.group_id = g.id`.execute(db(ctx))
  return rows
}
