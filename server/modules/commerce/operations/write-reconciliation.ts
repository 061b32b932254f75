import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Provider } from '../contract.ts'
import type { BillRow } from '../providers/provider.ts'
import { readMoved } from '../queries/read-moved.ts'
import { compareBill } from '../rules/compare-bill.ts'
import { db } from '../tables.ts'

/** Writes down how a day compares with its bill, in place of what was written before. */
export async function writeReconciliation(
  ctx: Context,
  provider: Provider,
  day: string,
  bill: readonly BillRow[],
): Promise<void> {
  const ours = await readMoved(
    ctx,
    provider,
    day,
    bill.map(({ tradeNo }) => tradeNo),
  )
  const { oursFen, theirsFen, differences } = compareBill(ours, bill)
  await sql`insert into commerce.reconciliations (tenant_id, provider, day, at, ours_fen, theirs_fen, differences)
    values (${ctx.tenantId}, ${provider}, ${day}::date, ${ctx.now}, ${oursFen}, ${theirsFen},
      ${JSON.stringify(differences)}::jsonb)
    on conflict (tenant_id, provider, day) do update set at = excluded.at, ours_fen = excluded.ours_fen,
      theirs_fen = excluded.theirs_fen, differences = excluded.differences`.execute(db(ctx))
}
