import type { Context } from '../../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../../commerce/index.ts'
import type { AgreedDeal } from '../../rules/agreed-sets.ts'
import { returnSets } from '../bundles/bundle-sets.ts'
import { endPurchases, markPurchasesPaid } from '../write-purchase.ts'
import { tryAll } from './take-deals.ts'

const agreedDeals = (order: OriginOrder): AgreedDeal[] => (order.terms as { deals?: AgreedDeal[] }).deals ?? []

/** Paid in time its sets are held; paid late they are taken again, or all of the money goes back. */
export async function payDeals(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  const deals = agreedDeals(order)
  if (deals.length === 0) return { awaits: null }
  if (late && (await tryAll(ctx, deals, order.buyer_id))) return { refund: 'sold_out' }
  await markPurchasesPaid(ctx, order.id)
  return { awaits: null }
}

/** Lapsed, given up or refunded as a whole: its sets are there again, once. */
export async function endDeals(ctx: Context, order: OriginOrder): Promise<void> {
  const deals = agreedDeals(order)
  if (deals.length === 0) return
  const ended = await endPurchases(ctx, order.id)
  for (const deal of deals) {
    if (ended.includes(deal.activityId)) await returnSets(ctx, deal, order.buyer_id)
  }
}
