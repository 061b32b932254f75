import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

/** The last proof, where it found balances that entries do not explain; null when the books were right. */
export async function readFailedProof(ctx: Context): Promise<{ at: Date; differences: number } | null> {
  const last = await db(ctx)
    .selectFrom('ledger.proofs')
    .select(['at', 'differences'])
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const differences = (last?.differences as unknown[] | undefined)?.length ?? 0
  return last && differences > 0 ? { at: last.at, differences } : null
}
