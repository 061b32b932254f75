import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { actorId } from '../../../identity/index.ts'
import type { lookAtRecountEndpoint } from '../../contract.ts'
import { db } from '../../tables.ts'

/** Somebody has looked after the differences; until then they are shown at the desk. */
export async function lookAtRecount(
  ctx: Context,
  { recountId, how }: RequestOf<typeof lookAtRecountEndpoint>,
): Promise<Record<string, never>> {
  const { rows } = await sql`update promotions.recounts set looked_at = coalesce(looked_at, ${ctx.now}),
      looked_by = coalesce(looked_by, ${actorId(ctx)}), how = ${how}
    where tenant_id = ${ctx.tenantId} and id = ${recountId} returning id`.execute(db(ctx))
  if (rows.length === 0) throw NotFound()
  return {}
}
