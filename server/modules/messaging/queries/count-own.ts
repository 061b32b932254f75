import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** How much a person has said, and how many of their files hang on no message. */
export async function countOwn(ctx: Context, personId: PersonId): Promise<{ messages: number; looseFiles: number }> {
  const { rows } = await sql<{ messages: number; looseFiles: number }>`
    select (select coalesce(sum(n), 0)::bigint from messaging.chats c cross join lateral (
              select count(*) as n from messaging.messages m where m.tenant_id = c.tenant_id and m.group_id = c.group_id
                 and m.person_id = ${personId} and m.recalled_at is null) said
             where c.tenant_id = ${ctx.tenantId}) as messages,
           (select count(*) from messaging.files f where f.tenant_id = ${ctx.tenantId} and f.uploaded_by = ${personId}
               and not exists (select from messaging.attachments a where a.tenant_id = f.tenant_id and a.file_id = f.id))
             as "looseFiles"`.execute(db(ctx))
  return rows[0] ?? { messages: 0, looseFiles: 0 }
}
