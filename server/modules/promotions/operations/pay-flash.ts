import type { Context } from '../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../commerce/index.ts'
import { type AgreedPiece, returnPiece, tryPiece } from './flash-pieces.ts'
import { endPurchases, markPurchasesPaid } from './write-purchase.ts'

const agreedPiece = (order: OriginOrder): AgreedPiece => order.terms as AgreedPiece

/** Paid in time the piece is held; paid late it is taken again, or all of the money goes back (FS-3). */
export async function payFlash(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  if (late && (await tryPiece(ctx, agreedPiece(order), order.buyer_id)) !== 'taken') return { refund: 'sold_out' }
  await markPurchasesPaid(ctx, order.id)
  return { awaits: null }
}

/** Lapsed, given up or refunded: what it took is there again, once. */
export async function endFlash(ctx: Context, order: OriginOrder): Promise<void> {
  const ended = await endPurchases(ctx, order.id)
  if (ended.length > 0) await returnPiece(ctx, agreedPiece(order), order.buyer_id)
}
