import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { MessageId } from '../../contract.ts'
import { removeBytes } from '../../jobs/remove-bytes.ts'
import { db } from '../../tables.ts'
import { recordChanges } from './record-changes.ts'

/** How far a person has read and who called them; and the previews of imports in which they stand by name. */
export async function clearTraces(ctx: Context, personId: PersonId, name: string): Promise<void> {
  const mine = sql`tenant_id = ${ctx.tenantId} and person_id = ${personId}`
  await sql`delete from messaging.cursors where ${mine}`.execute(db(ctx))
  await sql`delete from messaging.mentions where ${mine}`.execute(db(ctx))
  await sql`delete from messaging.presence where ${mine}`.execute(db(ctx))
  // What an import showed before it was taken over has served its turn; what it brought is in the chat.
  await sql`update messaging.imports
       set people = '[]', mapping = '{}', newcomers = '[]', sample = '[]', doubtful = '[]'
     where tenant_id = ${ctx.tenantId} and state in ('done', 'failed', 'cancelled', 'refused')
       and (strpos(mapping::text, ${personId}) > 0
         or strpos(people::text || sample::text || doubtful::text || mapping::text || newcomers::text,
                   ${JSON.stringify(name).slice(1, -1)}) > 0)`.execute(db(ctx))
}

/** The newest message of a person in a group is told again, and with it, beside it, who they are now. */
export async function showAgain(ctx: Context, groupId: GroupId, personId: PersonId): Promise<void> {
  const { rows } = await sql<{ id: MessageId }>`
    select id from messaging.messages
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and person_id = ${personId}
     order by at desc, position desc limit 1`.execute(db(ctx))
  await recordChanges(
    ctx,
    groupId,
    rows.map(({ id }) => id),
  )
}

/** Files of a person that hang on no message any more are forgotten, and their bytes with them unless others have the same. */
export async function dropLooseFiles(ctx: Context, personId: PersonId): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    delete from messaging.files f
     where f.tenant_id = ${ctx.tenantId} and f.uploaded_by = ${personId}
       and not exists (select from messaging.attachments a where a.tenant_id = f.tenant_id and a.file_id = f.id)
    returning f.sha256`.execute(db(ctx))
  const contents = [...new Set(rows.map(({ sha256 }) => sha256))]
  if (contents.length > 0) await askForJob(ctx, removeBytes, { contents })
}

/** Groups with a chat in which a person has said or been called anything. */
export async function listSpokenIn(ctx: Context, personId: PersonId): Promise<GroupId[]> {
  const { rows } = await sql<{ id: GroupId }>`
    select c.group_id as id from messaging.chats c
     where c.tenant_id = ${ctx.tenantId}
       and exists (select from messaging.messages m
                    where m.tenant_id = c.tenant_id and m.group_id = c.group_id and m.person_id = ${personId})
     order by 1`.execute(db(ctx))
  return rows.map(({ id }) => id)
}
