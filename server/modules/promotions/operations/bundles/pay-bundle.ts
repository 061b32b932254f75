import type { Context } from '../../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../../commerce/index.ts'
import { endPurchases, markPurchasesPaid } from '../write-purchase.ts'
import type { AgreedSets } from '../../rules/agreed-sets.ts'
import { returnSets, trySets } from './bundle-sets.ts'

const agreedSets = (order: OriginOrder): AgreedSets => order.terms as AgreedSets

/** Paid in time the sets are held; paid late they are taken again, or all of the money goes back. */
export async function payBundle(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  if (late && !(await trySets(ctx, agreedSets(order), order.buyer_id))) return { refund: 'sold_out' }
  await markPurchasesPaid(ctx, order.id)
  return { awaits: null }
}

/** Lapsed, given up or refunded as a whole: its sets are there again, once. */
export async function endBundle(ctx: Context, order: OriginOrder): Promise<void> {
  const ended = await endPurchases(ctx, order.id)
  if (ended.length > 0) await returnSets(ctx, agreedSets(order), order.buyer_id)
}
