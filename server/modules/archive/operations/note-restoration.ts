import type { Context } from '../../../kernel/context.ts'
import { jsonbIn } from '../../../kernel/jsonb.ts'
import type { RestorationId } from '../contract.ts'
import { db, type RestorationRow } from '../tables.ts'

type Change = Partial<Omit<RestorationRow, 'tenant_id' | 'id'>>

/** Writes what changed about a restoration, as long as it is in one of the named states; false when it is not. */
export async function noteRestoration(
  ctx: Context,
  id: RestorationId,
  from: readonly RestorationRow['state'][],
  change: Change,
): Promise<boolean> {
  const noted = await db(ctx)
    .updateTable('archive.restorations')
    .set(jsonbIn({ ...change, beat_at: ctx.now }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst()
  return noted !== undefined
}
