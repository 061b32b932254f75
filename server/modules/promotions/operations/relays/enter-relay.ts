import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { CouponUnusable, DeliveryImpossible, type OrderId, PickupPointMissing } from '../../../commerce/contract.ts'
import { orderAtPrice, readOrder, settleFree } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { type EntryId, type enterRelayEndpoint, RelayFull } from '../../contract.ts'
import { accessOpenRelay, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { showEntry } from '../../queries/relays/entry-shape.ts'
import type { AgreedEntry } from '../../rules/relays/agreed-entry.ts'
import { type AskedItem, askedItems, linesOf } from '../../rules/relays/asked-items.ts'
import type { EntryRow } from '../../tables.ts'
import { takeLot } from './open-ballot.ts'
import { takeItems } from './take-items.ts'
import { joinWaiting, takePlace } from './take-place.ts'
import { tellRelay } from './tell-relay.ts'
import { isFull, nameFor } from './who-enters.ts'
import { writeEntry } from './write-entry.ts'

type Ask = RequestOf<typeof enterRelayEndpoint>
type Place = Pick<Ask, 'delivery' | 'pickupPointId' | 'recipient' | 'note' | 'totalFen' | 'takenCouponId'>

/**
 * Enters a relay: a place and the next number by one conditional statement, in the order of the commits (RL-1, RL-3); an
 * order where it is paid in the shop; where it is full, a place in the waiting list. Raises `promotions.relay_full` when the
 * last place went while the order was written, `promotions.ballot_open` while a ballot is drawn, `promotions.already_entered`, `promotions.quota_taken` and what ordering raises.
 */
export async function enterRelay(
  ctx: Context,
  { activityId, channel, items: wished, ...place }: Ask,
): Promise<AnswerOf<typeof enterRelayEndpoint>> {
  const relay = await accessOpenRelay(ctx, activityId, channel)
  const items = askedItems(relay.terms, wished)
  requireHandover(relay, place)
  const lot = await takeLot(ctx, relay)
  if (lot !== null) return enterByLot(ctx, relay, items, { place, lot })
  const byOrder = relay.terms.pays === 'shop' && !(await isFull(ctx, relay))
  return byOrder ? enterByOrder(ctx, relay, items, place) : enterPlainly(ctx, relay, items, place)
}

function requireHandover({ terms, title }: RelayActivity, { delivery, pickupPointId }: Place): void {
  if (!terms.deliveries.includes(delivery)) throw DeliveryImpossible({ title })
  if (delivery === 'pickup' && !(pickupPointId && terms.pickupPoints.includes(pickupPointId)))
    throw PickupPointMissing()
}

/** While a ballot is open nobody has a place: what is wanted is written down, and drawn for with all the others. */
async function enterByLot(
  ctx: Context,
  relay: RelayActivity,
  items: AskedItem[],
  { place, lot }: { place: Place; lot: number },
) {
  const fresh = { ...(await freshOf(ctx, relay, place)), no: null, place: null, order_id: null, lot }
  const entry = await writeEntry(ctx, { ...fresh, state: 'balloting' }, items, relay.terms.perPerson)
  return told(ctx, relay, entry, null)
}

async function enterPlainly(ctx: Context, relay: RelayActivity, items: AskedItem[], place: Place) {
  const { id, terms } = relay
  const no = terms.pays === 'none' ? await takePlace(ctx, id, terms) : null
  const waits = no === null ? await joinWaiting(ctx, id, terms) : null
  if (no === null && waits === null) throw RelayFull()
  const me = actorId(ctx)
  if (no !== null) await takeItems(ctx, { activityId: id, terms, personId: me, items })
  const fresh = { ...(await freshOf(ctx, relay, place)), no, place: waits, order_id: null }
  const entry = await writeEntry(ctx, { ...fresh, state: no === null ? 'waiting' : 'entered' }, items, terms.perPerson)
  return told(ctx, relay, entry, null)
}

/** Orders, then stock, then the relay: everywhere in this order, so that nobody waits in a ring. */
async function enterByOrder(ctx: Context, relay: RelayActivity, items: AskedItem[], place: Place) {
  const { id, terms } = relay
  const entryId = newId('ent') as EntryId
  const orderId = await orderEntry(ctx, relay, entryId, items, place)
  const no = await takePlace(ctx, id, terms)
  if (no === null) throw RelayFull()
  await takeItems(ctx, { activityId: id, terms, personId: actorId(ctx), items })
  const fresh = { ...(await freshOf(ctx, relay, place)), id: entryId, no, place: null, order_id: orderId }
  const entry = await writeEntry(ctx, { ...fresh, state: 'held' }, items, terms.perPerson)
  if (place.totalFen === 0) await settleFree(ctx, orderId)
  return told(ctx, relay, entry, orderId)
}

/** The order of an entry, at the prices of the relay and lowered by a coupon where it allows them; it keeps what was agreed. */
export async function orderEntry(
  ctx: Context,
  { id, version, terms, community_id }: RelayActivity,
  entryId: EntryId,
  items: readonly AskedItem[],
  place: Place,
): Promise<OrderId> {
  if (place.takenCouponId && !terms.coupons) throw CouponUnusable()
  const agreed: AgreedEntry = { activityId: id, version, entryId, terms, items: [...items] }
  const { orderId } = await orderAtPrice(ctx, {
    ...place,
    buyerId: actorId(ctx),
    communityId: community_id,
    lines: linesOf(items),
    origin: 'relay',
    originId: id,
    terms: agreed,
    payWithin: terms.payMinutes * 60_000,
  })
  return orderId
}

async function freshOf(ctx: Context, { id, version }: RelayActivity, { delivery, pickupPointId, note }: Place) {
  return {
    activity_id: id,
    version,
    person_id: actorId(ctx),
    name: await nameFor(ctx, actorId(ctx)),
    delivery,
    pickup_point_id: delivery === 'pickup' ? (pickupPointId ?? null) : null,
    note,
  }
}

/** What both ways answer, once others have been told. */
export async function told(ctx: Context, relay: RelayActivity, { id }: EntryRow, orderId: OrderId | null) {
  await tellRelay(ctx, relay.id)
  return { entry: await showEntry(ctx, relay, id), order: orderId ? await readOrder(ctx, { orderId }) : null }
}
