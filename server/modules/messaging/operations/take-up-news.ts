import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { db } from '../tables.ts'

/**
 * Whoever heard that something was said in a group looks at it now: from here on news is told again. To be called in a
 * short transaction before looking, since it holds up those who speak in the group.
 */
export async function takeUpNews(ctx: Context, groupId: GroupId): Promise<void> {
  await sql`update messaging.chats set news_due_at = null where tenant_id = ${ctx.tenantId} and group_id = ${groupId}
    and news_due_at is not null`.execute(db(ctx))
}

/** Groups whose news nobody has taken up since a moment: whoever should have died on the way. */
export async function listForgottenNews(ctx: Context, before: Date): Promise<GroupId[]> {
  const { rows } = await sql<{ group_id: GroupId }>`select group_id from messaging.chats
    where tenant_id = ${ctx.tenantId} and news_due_at < ${before} order by news_due_at limit 1000`.execute(db(ctx))
  return rows.map(({ group_id }) => group_id)
}
