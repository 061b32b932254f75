import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

const dayMs = 86_400_000
// The database compares with its own clock, which need not be ours to the second.
const graceMs = 3_600_000

/** Forgets what was written down more than so many days ago. The database refuses what is younger than 183 days. */
export async function forgetOldAudit(ctx: Context, days: number): Promise<void> {
  const until = new Date(ctx.now.getTime() - days * dayMs - graceMs)
  await sql`select identity.forget_old_audit(${ctx.tenantId}, ${until})`.execute(db(ctx))
}
