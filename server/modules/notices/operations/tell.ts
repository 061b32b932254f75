import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { TidingKind } from '../contract.ts'
import { db } from '../tables.ts'

type Told = { personId: PersonId; kind: TidingKind; facts: Record<string, string | number>; key: string }

/** Tells people something that stands in no chat; the same key is told once, however often it is heard. */
export async function tell(ctx: Context, ...told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const rows = told.map((one) => ({ id: newId('tdg'), ...one }))
  await sql`
    insert into notices.tidings (tenant_id, id, person_id, kind, facts, key, at)
    select ${ctx.tenantId}, id, "personId", kind, facts, key, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id text, "personId" text, kind text, facts jsonb, key text)
    on conflict (tenant_id, person_id, key) do nothing`.execute(db(ctx))
}
