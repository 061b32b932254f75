import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { readOrderRow, refundAll } from '../../../commerce/index.ts'
import { findPresale } from '../../access.ts'
import type { PresaleId } from '../../contract.ts'
import { db, type PresaleRow } from '../../tables.ts'
import { returnPresalePieces } from './pieces.ts'

/**
 * Gives back all that was paid for a pre-sale that fails: each order as far as there is something left of it, so that told
 * twice, or after the desk refunded a part by hand, nothing goes back twice.
 */
export async function settlePresale(ctx: Context, presaleId: PresaleId): Promise<void> {
  const seen = await findPresale(ctx, presaleId, 'toRead')
  if (seen.state !== 'failing') return
  const why = seen.ended_why ?? 'presale_over'
  // Orders first, as everywhere, in the order of their ids; then the row of the pre-sale.
  for (const orderId of [seen.deposit_order_id, seen.balance_order_id].filter((id) => id !== null).sort()) {
    const order = await readOrderRow(ctx, orderId, 'toChange')
    if (order.paid_fen > order.refunded_fen) await refundAll(ctx, order, { why, backToStock: false })
  }
  const { rows } = await sql<PresaleRow>`
    update promotions.presales set state = 'refunded', ended_at = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and id = ${presaleId} and state = 'failing' returning *`.execute(db(ctx))
  for (const row of rows) await returnPresalePieces(ctx, row)
}
