import type { Context } from '../../../../kernel/context.ts'
import type { CartAddOn, CartNote, CartOffer, CartSet, VariantId } from '../../../commerce/contract.ts'
import { type CartWords, type Deal, type DealAsk, findOffers, type Offer } from '../../../commerce/index.ts'
import { setsIn } from '../../rules/deals/apply-bundles.ts'
import { type Bundle, dealsOf, findBundles } from './find-deals.ts'

type Looking = DealAsk & { putAt: ReadonlyMap<VariantId, Date> }

/**
 * What a cart is told: the sets it makes up, what could be put beside them and what is missing for others; and at each line
 * that an activity named when it was put there and no longer lowers, why not.
 */
export async function lookAtCart(ctx: Context, ask: Looking): Promise<CartWords> {
  const since = new Date(Math.min(ctx.now.getTime(), ...[...ask.putAt.values()].map((at) => at.getTime())))
  const bundles = await findBundles(ctx, ask, since)
  if (bundles.length === 0) return { deals: [], notes: new Map(), addOns: [], sets: [] }
  const deals = dealsOf(bundles, ask)
  const running = bundles.filter(({ state }) => state === 'running')
  const offers = await offersOf(ctx, ask, running)
  return {
    deals,
    notes: new Map(ask.offers.flatMap((offer) => noteOf(offer, bundles, deals, ask))),
    addOns: running.flatMap((bundle) => addOnsOf(bundle, deals, offers)),
    sets: running.flatMap((bundle) => lackingOf(bundle, deals, ask, offers)),
  }
}

/** Everything that the bundles name, as it stands on the shelf: with what lies in the cart already. */
async function offersOf(ctx: Context, { communityId, buyerId, offers }: Looking, bundles: readonly Bundle[]) {
  const inCart = new Map(offers.map((offer) => [offer.variantId, offer]))
  const named = bundles.flatMap(({ terms }) => [...terms.parts, ...terms.addOns].map(({ variantId }) => variantId))
  const missing = [...new Set(named)].filter((id) => !inCart.has(id)).map((variantId) => ({ variantId, quantity: 1 }))
  for (const offer of await findOffers(ctx, communityId, buyerId, missing)) {
    inCart.set(offer.variantId, { ...offer, quantity: 0 })
  }
  return inCart
}

type Offers = ReadonlyMap<VariantId, Offer>

/** So many more of something can be put into the cart; null where the shelf has not so many. */
function more(offers: Offers, variantId: VariantId, quantity: number): CartOffer | null {
  const offer = offers.get(variantId)
  if (!offer?.forSale || quantity < 1) return null
  if (offer.left !== null && offer.left < offer.quantity + quantity) return null
  const { productId, title, variant, image, unitFen } = offer
  return { variantId, productId, title, variant, image, shelfFen: unitFen, quantity }
}

function addOnsOf({ id, title, terms }: Bundle, deals: readonly Deal[], offers: Offers): CartAddOn[] {
  const deal = deals.find(({ activityId }) => activityId === id)
  if (!deal) return []
  return terms.addOns.flatMap(({ variantId, fen, perSet }) => {
    const inCart = offers.get(variantId)?.quantity ?? 0
    const left = offers.get(variantId)?.left ?? Number.MAX_SAFE_INTEGER
    const offer = more(offers, variantId, Math.min(perSet * deal.sets, left) - inCart)
    return offer && fen < offer.shelfFen ? [{ ...offer, activityId: id, activity: title, fen }] : []
  })
}

/** What is missing for one set of which something lies in the cart. */
function lackingOf(bundle: Bundle, deals: readonly Deal[], { offers: put }: Looking, offers: Offers): CartSet[] {
  const { id: activityId, title, terms, setsForMe, setsInAll } = bundle
  if (Math.min(setsForMe, setsInAll) < 1 || deals.some((deal) => deal.activityId === activityId)) return []
  // Pieces that another set binds make up no second one.
  const free = freeOf(put, deals)
  if (!terms.parts.some(({ variantId }) => (free.get(variantId) ?? 0) > 0)) return []
  const missing = terms.parts.flatMap(({ variantId, quantity }) => {
    const lacks = quantity - (free.get(variantId) ?? 0)
    return lacks > 0 ? [more(offers, variantId, lacks)] : []
  })
  const lacks = missing.flatMap((one) => one ?? [])
  const shelf = terms.parts.map(({ variantId, quantity }) => (offers.get(variantId)?.unitFen ?? 0) * quantity)
  const savesFen = shelf.reduce((sum, fen) => sum + fen, 0) - terms.setFen
  if (lacks.length === 0 || lacks.length < missing.length || savesFen <= 0) return []
  return [{ activityId, title, setFen: terms.setFen, savesFen, lacks }]
}

function freeOf(put: readonly Offer[], deals: readonly Deal[]): Map<VariantId, number> {
  const free = new Map(put.map(({ variantId, quantity }) => [variantId, quantity]))
  for (const { variantId, quantity } of deals.flatMap(({ bound }) => bound)) {
    free.set(variantId, (free.get(variantId) ?? 0) - quantity)
  }
  return free
}

function noteOf({ variantId }: Offer, bundles: readonly Bundle[], deals: readonly Deal[], ask: Looking) {
  if (deals.some(({ bound }) => bound.some((one) => one.variantId === variantId))) return []
  const free = freeOf(ask.offers, deals)
  for (const bundle of bundles) {
    const why = reasonOf(bundle, variantId, free, ask.putAt.get(variantId))
    const note: CartNote | null = why && { activityId: bundle.id, title: bundle.title, why }
    if (note) return [[variantId, note] as const]
  }
  return []
}

function reasonOf(
  { terms, state, stoppedAt, setsForMe, setsInAll }: Bundle,
  variantId: VariantId,
  free: ReadonlyMap<VariantId, number>,
  putAt: Date | undefined,
): CartNote['why'] | null {
  const isPart = terms.parts.some((part) => part.variantId === variantId)
  if (!isPart && !terms.addOns.some((addOn) => addOn.variantId === variantId)) return null
  const isWhole = setsIn(terms, free) > 0
  if (stoppedAt) return isWhole && putAt && putAt < stoppedAt ? (state === 'paused' ? 'paused' : 'ended') : null
  if (!isWhole) return isPart ? null : 'parts_missing'
  if (setsInAll < 1) return 'sold_out'
  return setsForMe < 1 ? 'limit' : null
}
