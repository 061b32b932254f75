import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { MessageId } from '../../contract.ts'
import { lockChats } from '../../access.ts'
import { db } from '../../tables.ts'
import { recordChanges } from './record-changes.ts'

const atOnce = 500

/**
 * Takes back some of what a person said in a group and removes its content for good, recalled before or not; answers
 * how many. Their places stay, so that answers to them still stand where they stood.
 */
export async function recallSome(ctx: Context, groupId: GroupId, personId: PersonId): Promise<number> {
  await lockChats(ctx, [groupId])
  const { rows } = await sql<{ id: MessageId }>`
    update messaging.messages m set text = '', words = '', mentions = '{}', mentions_all = false, file_ids = '{}', poll = null,
           recalled_at = coalesce(m.recalled_at, ${ctx.now}), recalled_by = coalesce(m.recalled_by, ${personId}),
           pinned_at = null, digest_at = null, content_key = null
      from (select id from messaging.messages
             where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and person_id = ${personId}
               and (recalled_at is null or text <> '' or file_ids <> '{}' or poll is not null)
             order by at limit ${atOnce}) mine
     where m.tenant_id = ${ctx.tenantId} and m.id = mine.id returning m.id`.execute(db(ctx))
  const ids = rows.map(({ id }) => id)
  for (const table of ['attachments', 'mentions'] as const)
    await sql`delete from ${sql.id('messaging', table)}
      where tenant_id = ${ctx.tenantId} and message_id = any(${ids})`.execute(db(ctx))
  await recordChanges(ctx, groupId, ids)
  return ids.length
}
