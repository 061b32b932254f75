/** Pre-sales for the stories: deposits, balances, and time that passes. */
import { expect } from 'vitest'
import type { World } from '../../../../test/world.ts'
import { type OrderId, readOrderEndpoint } from '../../commerce/contract.ts'
import { aShop, money, pays, recipient, type Shop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  type Activity,
  makeActivityEndpoint,
  orderBalanceEndpoint,
  orderPresaleEndpoint,
  type PresaleId,
  type PresaleTerms,
  readPresaleEndpoint,
} from '../contract.ts'
import { sweepPresales } from '../operations/presales/sweep-presales.ts'
import { activityWords } from './cast.ts'

export const day = 86_400_000
export type Fair = Shop & { activity: Activity }
export type Wanted = Partial<PresaleTerms> & { pieces?: number; depositFen?: number }

export function presaleCast(world: World) {
  /** Tea at 19.90 with a deposit of 5: deposits for a week, balances on the eighth and ninth day, to be sent by the twentieth. */
  const wordsOf = (shop: Shop, { pieces = 100, depositFen = 500, ...terms }: Wanted = {}) => {
    const at = (days: number) => new Date(world.now().getTime() + days * day).toISOString()
    return activityWords(world, shop, {
      kind: 'presale',
      items: [{ variantId: shop.variantId, priceFen: 1990, depositFen, pieces }],
      balanceFrom: at(8),
      balanceUntil: at(10),
      shipsBy: at(20),
      ...terms,
    })
  }
  async function aPresale(terms: Wanted = {}): Promise<Fair> {
    const shop = await aShop(world, { onHand: 0 })
    return { ...shop, activity: await shop.owner.asks(makeActivityEndpoint, wordsOf(shop, terms)) }
  }
  const deposits = (buyer: Someone, { activity, variantId }: Fair, quantity = 1, totalFen = 500 * quantity) =>
    buyer.tries(orderPresaleEndpoint, { activityId: activity.id, variantId, quantity, totalFen })
  async function joins(buyer: Someone, fair: Fair, quantity = 1) {
    const { body, problem } = await deposits(buyer, fair, quantity)
    if (problem) throw new Error(problem.code)
    await pays(buyer, body.order)
    return body.presale
  }
  const sweep = ({ tenant }: Fair) => world.within(tenant.id, sweepPresales)
  const reads = (buyer: Someone, presaleId: PresaleId) => buyer.asks(readPresaleEndpoint, { presaleId })
  const balances = (buyer: Someone, presaleId: PresaleId, totalFen = 1490) =>
    buyer.tries(orderBalanceEndpoint, { presaleId, delivery: 'express', recipient, totalFen })
  /** Sessions end after a while: who comes back signs in anew. */
  async function pass(fair: Fair, days: number): Promise<void> {
    world.pass(days * day)
    await sweep(fair)
  }
  const becomes = (buyer: Someone, id: PresaleId, state: string) =>
    expect.poll(async () => (await reads(buyer, id)).state, { timeout: 8000 }).toBe(state)
  const orderOf = (buyer: Someone, orderId: OrderId) => buyer.asks(readOrderEndpoint, { orderId })
  const settledMoney = (fair: Fair, expected: Record<string, number>) =>
    expect.poll(() => money(world, fair), { timeout: 8000 }).toEqual(expected)
  return { wordsOf, aPresale, deposits, joins, sweep, reads, balances, pass, becomes, orderOf, settledMoney }
}
