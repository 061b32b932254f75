import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf } from '../../../../kernel/contract.ts'
import type { listRecountsEndpoint } from '../../contract.ts'
import { db } from '../../tables.ts'

/** The latest nightly recounts with what differed. */
export async function listRecounts(ctx: Context): Promise<AnswerOf<typeof listRecountsEndpoint>> {
  const rows = await db(ctx)
    .selectFrom('promotions.recounts')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('at', 'desc')
    .limit(30)
    .execute()
  return {
    rows: rows.map(({ id, at, counters, differences, looked_at }) => ({
      id,
      at: at.toISOString(),
      counters,
      differences,
      lookedAt: looked_at?.toISOString() ?? null,
    })),
  }
}
