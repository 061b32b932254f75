import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { SessionId } from '../../identity/contract.ts'
import { listLiveSessions } from '../../identity/index.ts'
import { db } from '../tables.ts'

const keptDays = 7

/** Calls are kept a week, so that no message calls twice; devices as long as their session is good. */
export async function sweepOld(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - keptDays * 86_400_000)
  await sql`delete from notices.pushes where tenant_id = ${ctx.tenantId} and made_at < ${before}`.execute(db(ctx))
  await sql`delete from notices.tiding_calls where tenant_id = ${ctx.tenantId} and made_at < ${before}`.execute(db(ctx))
  const { rows } = await sql<{ id: SessionId }>`select session_id as id from notices.devices
    where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  const live = await listLiveSessions(
    ctx,
    rows.map(({ id }) => id),
  )
  const dead = rows.flatMap(({ id }) => (live.has(id) ? [] : [id]))
  await sql`delete from notices.devices where tenant_id = ${ctx.tenantId} and session_id = any(${dead})`.execute(
    db(ctx),
  )
}
