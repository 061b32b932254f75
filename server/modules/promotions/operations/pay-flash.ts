import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../commerce/index.ts'
import { db } from '../tables.ts'
import { type AgreedPiece, returnPiece, tryPiece } from './flash-pieces.ts'

const agreedPiece = (order: OriginOrder): AgreedPiece => order.terms as AgreedPiece

/** Paid in time the piece is held; paid late it is taken again, or all of the money goes back (FS-3). */
export async function payFlash(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  if (late && (await tryPiece(ctx, agreedPiece(order), order.buyer_id)) !== 'taken') return { refund: 'sold_out' }
  await sql`update promotions.purchases set paid_at = ${ctx.now}, ended_at = null
    where tenant_id = ${ctx.tenantId} and order_id = ${order.id}`.execute(db(ctx))
  return { awaits: null }
}

/** Lapsed, given up or refunded: what it took is there again, once. */
export async function endFlash(ctx: Context, order: OriginOrder): Promise<void> {
  const { rows } = await sql`update promotions.purchases set ended_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and order_id = ${order.id} and ended_at is null
    returning order_id`.execute(db(ctx))
  if (rows.length > 0) await returnPiece(ctx, agreedPiece(order), order.buyer_id)
}
