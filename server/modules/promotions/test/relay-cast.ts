/** Relays for the stories: fruit to sign up for, fruit paid in the shop, pick-up points. */
import type { World } from '../../../../test/world.ts'
import { arrangePickupPointEndpoint, type PickupPointId } from '../../commerce/contract.ts'
import { aShop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  cancelEntryEndpoint,
  type EntryId,
  enterRelayEndpoint,
  listRelayEntriesEndpoint,
  makeActivityEndpoint,
  readRelayEndpoint,
  type TermsWords,
} from '../contract.ts'
import { passOffersOn } from '../operations/relays/sweep-relays.ts'
import { db } from '../tables.ts'
import { activityWords, type Fair } from './cast.ts'

export type RelayWords = Partial<Omit<Extract<TermsWords, { kind: 'relay' }>, 'kind'>>

/** Apples and pears to sign up for. */
export async function aRelay(world: World, terms: RelayWords = {}): Promise<Fair> {
  const shop = await aShop(world)
  const items = [
    { name: '苹果', fen: 1200 },
    { name: '梨', fen: 900 },
  ]
  const words = activityWords(world, shop, { kind: 'relay', items, ...terms })
  return { ...shop, activity: await shop.owner.asks(makeActivityEndpoint, words) }
}

/** Tea at 12 yuan, paid in the shop; so many pieces of it if said. */
export async function aPaidRelay(
  world: World,
  { pieces, ...terms }: RelayWords & { pieces?: number } = {},
  onHand = 100,
): Promise<Fair> {
  const shop = await aShop(world, { onHand })
  const items = [{ name: '茶', fen: 1200, variantId: shop.variantId, pieces: pieces ?? null }]
  const words = activityWords(world, shop, { kind: 'relay', pays: 'shop', items, deliveries: ['code'], ...terms })
  return { ...shop, activity: await shop.owner.asks(makeActivityEndpoint, words) }
}

export const aPoint = async (owner: Someone, name: string): Promise<PickupPointId> =>
  (await owner.asks(arrangePickupPointEndpoint, { name, address: '东钱湖路 8 号' })).id

type Asking = { items?: { name: string; quantity: number }[]; pickupPointId?: PickupPointId; note?: string }
export const enters = (someone: Someone, { activity }: Fair, { items, pickupPointId, note = '' }: Asking = {}) =>
  someone.tries(enterRelayEndpoint, {
    activityId: activity.id,
    items: items ?? [{ name: '苹果', quantity: 1 }],
    note,
    ...(pickupPointId ? { delivery: 'pickup' as const, pickupPointId } : {}),
  })
export const entersPaid = (someone: Someone, { activity }: Fair, quantity = 1) =>
  someone.tries(enterRelayEndpoint, {
    activityId: activity.id,
    items: [{ name: '茶', quantity }],
    delivery: 'code',
    totalFen: 1200 * quantity,
  })
export const cancels = (someone: Someone, entryId: EntryId, why = '') =>
  someone.tries(cancelEntryEndpoint, { entryId, why })
export const readsRelay = (someone: Someone, { activity }: Fair) =>
  someone.asks(readRelayEndpoint, { activityId: activity.id })
export const listed = async (someone: Someone, { activity }: Fair) =>
  (await someone.asks(listRelayEntriesEndpoint, { activityId: activity.id, limit: 200 })).rows
export const callsNext = (world: World, { tenant }: Fair) => world.within(tenant.id, passOffersOn)

/** What is kept in the counters beside what the rows say. */
export const countersOf = (world: World, { tenant, activity }: Fair) =>
  world.within(tenant.id, async (ctx) => {
    const relay = await db(ctx)
      .selectFrom('promotions.relays')
      .selectAll()
      .where('activity_id', '=', activity.id)
      .executeTakeFirstOrThrow()
    const entries = await db(ctx)
      .selectFrom('promotions.relay_entries')
      .selectAll()
      .where('activity_id', '=', activity.id)
      .execute()
    const holds = entries.filter(({ state }) => ['held', 'entered', 'offered'].includes(state)).length
    const waits = entries.filter(({ state }) => state === 'waiting').length
    return { taken: relay.taken, waiting: relay.waiting, holds, waits, numbered: relay.next_no - 1, entries }
  })
