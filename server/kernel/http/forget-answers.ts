import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** Forgets every kept answer that was given to a person or names them. */
export async function forgetAnswers(ctx: Context, personId: string): Promise<void> {
  await sql`delete from kernel.answers where tenant_id = ${ctx.tenantId}
    and (actor = ${personId} or strpos(answer::text, ${personId}) > 0)`.execute(ctx.tables<unknown>())
}
