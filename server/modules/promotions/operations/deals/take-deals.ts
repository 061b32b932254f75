import type { Context } from '../../../../kernel/context.ts'
import type { OrderId } from '../../../commerce/contract.ts'
import type { Deal } from '../../../commerce/index.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { AgreedDeal } from '../../rules/agreed-sets.ts'
import { returnSets, trySets } from '../bundles/bundle-sets.ts'
import { writePurchase } from '../write-purchase.ts'

const agreedIn = (deals: readonly Deal[]): AgreedDeal[] => deals.map(({ agreed }) => agreed as AgreedDeal)

/** Takes the sets of an order from the cart and writes down that they were bought; the one that is gone, else null. */
export async function takeDeals(
  ctx: Context,
  { id, buyerId }: { id: OrderId; buyerId: PersonId },
  deals: readonly Deal[],
): Promise<{ title: string } | null> {
  const gone = await tryAll(ctx, agreedIn(deals), buyerId)
  if (gone) return { title: deals.find(({ activityId }) => activityId === gone.activityId)?.title ?? '' }
  for (const agreed of agreedIn(deals)) {
    const [first] = agreed.terms.parts
    if (!first) throw new Error('a set of nothing')
    const bought = { ...agreed, variantId: first.variantId, quantity: agreed.sets, slot: 'set' }
    await writePurchase(ctx, bought, { order_id: id, person_id: buyerId, total_fen: agreed.totalFen })
  }
  return null
}

/** All of them, each by a condition, or none: the one that is not there. In the order of their ids, so that nobody waits in a ring. */
export async function tryAll(ctx: Context, all: readonly AgreedDeal[], buyerId: PersonId): Promise<AgreedDeal | null> {
  const taken: AgreedDeal[] = []
  for (const agreed of [...all].sort((a, b) => (a.activityId < b.activityId ? -1 : 1))) {
    if (await trySets(ctx, agreed, buyerId)) {
      taken.push(agreed)
      continue
    }
    for (const one of taken) await returnSets(ctx, one, buyerId)
    return agreed
  }
  return null
}
