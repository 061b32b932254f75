import type { Context } from '../../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../../commerce/index.ts'
import { endPurchase, markPurchasePaid } from '../write-purchase.ts'
import { type AgreedSets, returnSets, trySets } from './bundle-sets.ts'

const agreedSets = (order: OriginOrder): AgreedSets => order.terms as AgreedSets

/** Paid in time the sets are held; paid late they are taken again, or all of the money goes back. */
export async function payBundle(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  if (late && !(await trySets(ctx, agreedSets(order), order.buyer_id))) return { refund: 'sold_out' }
  await markPurchasePaid(ctx, order.id)
  return { awaits: null }
}

/** Lapsed, given up or refunded as a whole: its sets are there again, once. */
export async function endBundle(ctx: Context, order: OriginOrder): Promise<void> {
  if (await endPurchase(ctx, order.id)) await returnSets(ctx, agreedSets(order), order.buyer_id)
}
