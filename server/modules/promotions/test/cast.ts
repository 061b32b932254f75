/** Activities for the stories: a shop with a group buy or a bargain, people who open, join, help and pay. */
import type { World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { type OrderId, readOrderEndpoint } from '../../commerce/contract.ts'
import { lapseOrders } from '../../commerce/operations/lapse-orders.ts'
import { aBuyer, aShop, pays, type Shop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  type Activity,
  type BargainId,
  buyFlashEndpoint,
  joinTeamEndpoint,
  makeActivityEndpoint,
  openTeamEndpoint,
  readTeamEndpoint,
  startBargainEndpoint,
  supportBargainEndpoint,
  type TeamId,
} from '../contract.ts'
import { endTeams } from '../operations/end-teams.ts'
import { db } from '../tables.ts'

type Terms = InputOf<typeof makeActivityEndpoint>['terms']
type Of<K extends Terms['kind']> = Omit<Extract<Terms, { kind: K }>, 'kind'>
export type Fair = Shop & { activity: Activity }

/** What the owner would send to make an activity that runs from now for a week. */
export function activityWords(world: World, shop: Shop, terms: Terms): InputOf<typeof makeActivityEndpoint> {
  const now = world.now().getTime()
  return {
    communityId: shop.community.id,
    title: '周末一起买',
    startsAt: new Date(now - 60_000).toISOString(),
    endsAt: new Date(now + 7 * 86_400_000).toISOString(),
    channels: ['web'],
    terms,
  }
}

async function aFair(world: World, shop: Shop, terms: Terms): Promise<Fair> {
  return { ...shop, activity: await shop.owner.asks(makeActivityEndpoint, activityWords(world, shop, terms)) }
}

/** A shop with a group buy at 12 yuan, for two unless said otherwise. */
export async function aGroupBuy(
  world: World,
  terms: Partial<Of<'group_buy'>> = {},
  words: Parameters<typeof aShop>[1] = {},
): Promise<Fair> {
  const shop = await aShop(world, words)
  const prices = [{ variantId: shop.variantId, fen: [1200] }]
  return aFair(world, shop, { kind: 'group_buy', people: [2], prices, ...terms })
}

/** A ladder: 12 yuan each for two, 9 for three. */
export const aLadder = (world: World, terms: Partial<Of<'group_buy'>> = {}): Promise<Fair> =>
  aShop(world).then((shop) =>
    aFair(world, shop, {
      kind: 'group_buy',
      people: [2, 3],
      prices: [{ variantId: shop.variantId, fen: [1200, 900] }],
      minutes: 60,
      ...terms,
    }),
  )

/** A shop with a bargain from 99 down to 9 yuan by ten people. */
export async function aBargainFair(
  world: World,
  terms: Partial<Of<'bargain'>> = {},
  words: Parameters<typeof aShop>[1] = {},
): Promise<Fair> {
  const shop = await aShop(world, { priceFen: 9900, ...words })
  const goods = [{ variantId: shop.variantId, priceFen: 9900, floorFen: 900 }]
  return aFair(world, shop, { kind: 'bargain', goods, people: 10, ...terms })
}

/** A shop with a flash sale: ten pieces at 5 yuan, one each. */
export async function aFlashSale(
  world: World,
  { pieces = 10, ...terms }: Partial<Of<'flash_sale'>> & { pieces?: number } = {},
  words: Parameters<typeof aShop>[1] = {},
): Promise<Fair> {
  const shop = await aShop(world, words)
  return aFair(world, shop, { kind: 'flash_sale', items: [{ variantId: shop.variantId, fen: 500, pieces }], ...terms })
}
export const buysFlash = (buyer: Someone, { activity, variantId }: Fair, quantity = 1) =>
  buyer.tries(buyFlashEndpoint, {
    activityId: activity.id,
    variantId,
    quantity,
    delivery: 'none',
    totalFen: 500 * quantity,
  })

/** So many who sit in the community; one after another, for a small machine. */
export async function people(world: World, shop: Shop, count: number): Promise<Someone[]> {
  const all: Someone[] = []
  while (all.length < count) all.push(await aBuyer(world, shop, `邻居${all.length}`))
  return all
}

/** What is sent to take a seat. */
export const seatWords = ({ variantId }: Shop, totalFen = 1200) =>
  ({ variantId, quantity: 1, delivery: 'code', totalFen }) as const

export const opens = (leader: Someone, fair: Fair, totalFen?: number) =>
  leader.asks(openTeamEndpoint, { activityId: fair.activity.id, ...seatWords(fair, totalFen) })
export const joins = (member: Someone, fair: Fair, teamId: TeamId, totalFen?: number) =>
  member.tries(joinTeamEndpoint, { teamId, ...seatWords(fair, totalFen) })

/** Opens a team and pays for it. */
export async function leads(leader: Someone, fair: Fair, totalFen?: number) {
  const { team, order } = await opens(leader, fair, totalFen)
  return { team, order: (await pays(leader, order)).order }
}

/** Joins a team and pays. */
export async function follows(member: Someone, fair: Fair, teamId: TeamId, totalFen?: number) {
  const { body, problem } = await joins(member, fair, teamId, totalFen)
  if (problem) throw new Error(problem.code)
  return (await pays(member, body.order)).order
}

export const starts = (starter: Someone, fair: Fair) =>
  starter.asks(startBargainEndpoint, { activityId: fair.activity.id, variantId: fair.variantId })
export const helps = (helper: Someone, bargainId: BargainId) => helper.tries(supportBargainEndpoint, { bargainId })

export const readsTeam = (someone: Someone, teamId: TeamId) => someone.asks(readTeamEndpoint, { teamId })
export const stateOf = async (buyer: Someone, orderId: OrderId) =>
  (await buyer.asks(readOrderEndpoint, { orderId })).state
/** Lets the time to pay pass, and the sweep with it. */
export async function lapse(world: World, { tenant }: Pick<Shop, 'tenant'>, minutes = 16): Promise<void> {
  world.pass(minutes * 60_000)
  await world.within(tenant.id, lapseOrders)
}
export const sweepTeams = (world: World, { tenant }: Fair) => world.within(tenant.id, endTeams)
export const teamRows = (world: World, { tenant, activity }: Fair) =>
  world.within(tenant.id, (ctx) =>
    db(ctx).selectFrom('promotions.teams').selectAll().where('activity_id', '=', activity.id).orderBy('id').execute(),
  )
