/** Telling people what stands in no chat, and taking it back when it holds no longer. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { TidingId, TidingKind } from '../contract.ts'
import { callTidings } from '../jobs/call-tidings.ts'
import { db } from '../tables.ts'

/** `until`: afterwards it holds no longer, and nobody is called by it. */
export type Told = {
  personId: PersonId
  kind: TidingKind
  facts: Record<string, string | number>
  key: string
  until?: Date
}

/** Tells people something that stands in no chat; the same key is told once, however often it is heard. */
export async function tell(ctx: Context, ...told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const rows = told.map((one) => ({ id: newId('tdg'), ...one }))
  const made = await sql<{ id: TidingId; person_id: PersonId }>`
    insert into notices.tidings (tenant_id, id, person_id, kind, facts, key, at, until)
    select ${ctx.tenantId}, id, "personId", kind, facts, key, ${ctx.now}, until
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x (id text, "personId" text, kind text, facts jsonb, key text, until timestamptz)
    on conflict (tenant_id, person_id, key) do nothing
    returning id, person_id`.execute(db(ctx))
  await callThose(ctx, made.rows)
}

/** Only those who have a device are called; the others find it when they come. */
async function callThose(ctx: Context, told: readonly { id: TidingId; person_id: PersonId }[]): Promise<void> {
  const { rows } = await sql<{ id: PersonId }>`select distinct person_id as id from notices.devices
    where tenant_id = ${ctx.tenantId} and person_id = any(${told.map(({ person_id }) => person_id)})`.execute(db(ctx))
  const listening = new Set(rows.map(({ id }) => id))
  const tidingIds = told.filter(({ person_id }) => listening.has(person_id)).map(({ id }) => id)
  if (tidingIds.length === 0) return
  await sql`insert into notices.tiding_calls (tenant_id, tiding_id, made_at)
    select ${ctx.tenantId}, id, ${ctx.now} from unnest(${tidingIds}::text[]) as x (id)`.execute(db(ctx))
  await askForJob(ctx, callTidings, { tidingIds })
}

/** What was told under this key holds no longer: it calls nobody and is not counted any more. */
export async function withdraw(ctx: Context, personId: PersonId, key: string): Promise<void> {
  await sql`update notices.tidings set withdrawn_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and person_id = ${personId} and key = ${key} and withdrawn_at is null`.execute(
    db(ctx),
  )
}
