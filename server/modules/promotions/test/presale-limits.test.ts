import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { mulberry32 } from '../../../science/random.ts'
import { type OrderId, refundOrderEndpoint, shipOrderEndpoint, type VariantId } from '../../commerce/contract.ts'
import { aShop, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { proveBooks } from '../../ledger/operations/prove-books.ts'
import { makeActivityEndpoint, type PresaleId } from '../contract.ts'
import { presalePrices } from '../rules/presale-prices.ts'
import { db } from '../tables.ts'
import { lapse, people } from './cast.ts'
import { type Wanted, day, presaleCast } from './presale-cast.ts'

let world: World
let cast: ReturnType<typeof presaleCast>
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  cast = presaleCast(world)
  await world.work()
})
afterAll(() => world.close())

test.each([
  ['a deposit that is the whole price', { depositFen: 1990 }],
  ['nothing to deposit', { depositFen: 0 }],
  ['half a fen', { depositFen: 1.5 }],
  ['a balance that ends before it begins', { balanceUntil: '2026-11-22T00:00:00Z' }],
  ['due before the balance', { shipsBy: '2026-11-22T00:00:00Z' }],
  ['more at least than there are', { atLeast: 101 }],
])('refused where it is typed: %s', async (_, terms: Wanted) => {
  expect(await cast.aPresale(terms).catch((fault: Error) => fault.message)).toContain('kernel.invalid_input')
})

test('a balance before the deposits have ended, or goods limited on the shelf, are refused with the reason', async () => {
  const early = new Date(world.now().getTime() + 3 * day).toISOString()
  expect(await cast.aPresale({ balanceFrom: early }).catch((fault: Error) => fault.message)).toContain(
    'balance_too_early',
  )
  const shop = await aShop(world, { limitPerPerson: 1 })
  expect((await shop.owner.tries(makeActivityEndpoint, cast.wordsOf(shop))).problem?.code).toBe(
    'promotions.presale_limits',
  )
})

test('deposit and balance are the price, whatever the prices and quantities', () => {
  const item = fc.integer({ min: 2, max: 1_000_000_000 }).chain((priceFen) =>
    fc.record({
      priceFen: fc.constant(priceFen),
      depositFen: fc.integer({ min: 1, max: priceFen - 1 }),
      quantity: fc.integer({ min: 1, max: 9999 }),
    }),
  )
  fc.assert(
    fc.property(item, ({ quantity, ...prices }) => {
      const variantId = 'var_01' as VariantId
      const found = presalePrices({ items: [{ variantId, ...prices, pieces: 1 }] }, variantId, quantity)
      expect((found?.depositFen ?? 0) + (found?.balanceFen ?? 0)).toBe(prices.priceFen * quantity)
    }),
  )
})

test('forty pre-sales that go every way at random: whatever fails is refunded exactly once, and the books balance', async () => {
  const dice = mulberry32(20261122)
  const fair = await cast.aPresale({ unpaidBalance: 'refund' })
  const buyers = await people(world, fair, 40)
  const presales: { buyer: Someone; id: PresaleId; depositOrderId: OrderId }[] = []
  for (const buyer of buyers) {
    const { body } = await cast.deposits(buyer, fair)
    if (dice() < 0.85) await pays(buyer, body.order)
    presales.push({ ...body.presale, buyer })
  }
  await lapse(world, fair, 31)
  await cast.pass(fair, 8.5)
  for (const { buyer, id } of presales) {
    if ((await cast.reads(buyer, id)).state !== 'open' || dice() < 0.2) continue
    const { body } = await cast.balances(buyer, id)
    if (dice() < 0.2) continue
    const { order } = await pays(buyer, body.order)
    if (dice() < 0.5)
      await fair.owner.asks(shipOrderEndpoint, {
        orderId: order.id,
        carrier: '顺丰',
        tracking: `SF${Math.floor(dice() * 1e9)}`,
      })
    else if (dice() < 0.3)
      await fair.owner.asks(refundOrderEndpoint, {
        orderId: order.id,
        lines: [{ line: 0, quantity: 0, amountFen: 90 }],
        why: '补差',
        backToStock: false,
      })
  }
  await lapse(world, fair, 31)
  await cast.pass(fair, 2)
  await cast.pass(fair, 12)
  await expect
    .poll(
      () =>
        world.within(fair.tenant.id, async (ctx) => {
          const { rows } = await sql<{ n: number }>`select count(*)::int as n from promotions.presales
      where tenant_id = ${ctx.tenantId} and state = 'failing'`.execute(db(ctx))
          return rows[0]?.n
        }),
      { timeout: 15_000 },
    )
    .toBe(0)
  const sums = await world.within(fair.tenant.id, async (ctx) => {
    const { rows } = await sql<{ state: string; paid: number; back: number }>`
      select p.state, sum(o.paid_fen)::bigint as paid, sum(o.refunded_fen)::bigint as back from promotions.presales p
        join commerce.orders o on o.tenant_id = p.tenant_id and o.id in (p.deposit_order_id, p.balance_order_id)
       where p.tenant_id = ${ctx.tenantId} group by 1`.execute(db(ctx))
    return rows
  })
  const of = (state: string) => sums.find((row) => row.state === state) ?? { paid: 0, back: 0 }
  expect(of('refunded').paid).toBeGreaterThan(0)
  expect(of('refunded').back).toBe(of('refunded').paid)
  expect(of('lapsed').paid).toBe(0)
  expect(sums.map(({ state }) => state).sort()).toEqual(['lapsed', 'paid', 'refunded'])
  expect((await world.within(fair.tenant.id, proveBooks)).differences).toEqual([])
}, 60_000)
