/** Orders at random, with lapses, partial refunds and promoters: whatever happens in whatever order, the books hold. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Context } from '../../../kernel/context.ts'
import { enter } from '../../../kernel/ground.ts'
import { mulberry32 } from '../../../science/random.ts'
import type { OrderId } from '../../commerce/contract.ts'
import { refundOrder } from '../../commerce/operations/refund-order.ts'
import { finishOrders } from '../../commerce/operations/finish-orders.ts'
import { hearPaid } from '../../commerce/operations/hear-paid.ts'
import { lapseOrders } from '../../commerce/operations/lapse-orders.ts'
import { placeOrder } from '../../commerce/operations/place-order.ts'
import { shipOrder } from '../../commerce/operations/ship-order.ts'
import { aBuyer, recipient } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { proveBooks } from '../../ledger/operations/prove-books.ts'
import { followCode } from '../operations/follow-code.ts'
import { followOrder } from '../operations/follow-order.ts'
import { aPromotedShop, aPromoter, follows } from './cast.ts'

/** All ten thousand by `ORDERS=10000`; what runs each time is enough to meet every turn many times. */
const orders = Number(process.env.ORDERS ?? 400)
let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-01T02:00:00Z' })
})
afterAll(() => world.close())

test(`${orders} orders with lapses, partial refunds and promoters: books balance, and nobody pays more than two ancestors`, async () => {
  const dice = mulberry32(20261122)
  const upTo = (most: number) => Math.floor(dice() * most)
  const shop = await aPromotedShop(world, {
    priceFen: 1237,
    freightFen: 600,
    onHand: 1_000_000,
    rules: { levels: 2, secondBp: 700 },
  })
  const people: Someone[] = []
  for (let n = 0; n < 12; n += 1) {
    const { who } = await aPromoter(world, shop, `推${n}`)
    people.push(who)
  }
  for (let n = 0; n < 8; n += 1) people.push(await aBuyer(world, shop, `客${n}`))
  const codes = await world.within(shop.tenant.id, async (ctx) => {
    const { rows } = await sql<{ code: string }>`select code from distribution.promoters
      where tenant_id = ${ctx.tenantId}`.execute(ctx.tables())
    return rows.map(({ code }) => code)
  })
  for (const someone of people) if (dice() < 0.9) await follows(someone, codes[upTo(codes.length)] ?? '')

  const as = <T>(someone: Someone, work: (ctx: Context) => Promise<T>) =>
    enter(
      world.ground,
      shop.tenant.id,
      { kind: 'person', personId: someone.id, sessionId: null, staffRole: null, scopes: null },
      work,
    )
  const within = <T>(work: (ctx: Context) => Promise<T>) => world.within(shop.tenant.id, work)

  const placed: OrderId[] = []
  const turn = async () => {
    const buyer = people[upTo(people.length)] as Someone
    const quantity = 1 + upTo(4)
    const ask = { communityId: shop.community.id, lines: [{ variantId: shop.variantId, quantity }] }
    const totalFen = 1237 * quantity + 600
    const more = { note: '', playMoney: true, fromCart: false, channel: 'web' } as const
    const order = await as(buyer, (ctx) =>
      placeOrder(ctx, { ...ask, ...more, delivery: 'express', recipient, totalFen }),
    )
    placed.push(order.id as OrderId)
    if (dice() < 0.2) return
    const tradeNo = order.paymentId?.slice(4) ?? ''
    const notice = { id: tradeNo, tradeNo, theirNo: tradeNo, amountFen: totalFen, paidAt: world.now() }
    await within((ctx) => hearPaid(ctx, 'sandbox', notice))
    if (dice() < 0.5) await within((ctx) => followOrder(ctx, order.id as OrderId))
    if (dice() < 0.6) {
      await within((ctx) =>
        shipOrder(ctx, { orderId: order.id as OrderId, carrier: '顺丰', tracking: `SF${placed.length}00` }),
      )
    }
    if (dice() < 0.3) await refundsSome(order.id as OrderId, quantity)
    if (dice() < 0.5) await within((ctx) => followOrder(ctx, order.id as OrderId))
  }
  const refundsSome = async (orderId: OrderId, quantity: number) => {
    const lines = [{ line: 0, quantity: upTo(quantity + 1), amountFen: 1 + upTo(1237 * quantity) }]
    await within((ctx) => refundOrder(ctx, { orderId, lines, why: '补差', backToStock: dice() < 0.5 })).catch(() => {})
  }
  for (let n = 0; n < orders; n += 4) {
    await Promise.all([turn(), turn(), turn(), turn()])
    if (n % 40 === 0) {
      world.pass(86_400_000 * 3)
      await within(lapseOrders)
      await within(finishOrders)
      for (let some = 0; some < 6; some += 1) {
        const code = codes[upTo(codes.length)] ?? ''
        // By now their sessions have long ended; a ring is refused, as it should be.
        await as(people[upTo(people.length)] as Someone, (ctx) => followCode(ctx, { code })).catch(() => {})
      }
      for (let some = 0; some < 10; some += 1) {
        const one = placed[upTo(placed.length)]
        if (one) await within((ctx) => followOrder(ctx, one))
        if (one && dice() < 0.3) await refundsSome(one, 2)
      }
    }
  }
  world.pass(86_400_000 * 30)
  for (let left = 1; left > 0; ) left = await within(lapseOrders)
  for (let n = 0; n < orders; n += 100) await within(finishOrders)
  world.pass(86_400_000 * 30)
  for (let n = 0; n < orders; n += 100) await within(finishOrders)
  for (const one of placed) await within((ctx) => followOrder(ctx, one))

  expect((await within(proveBooks)).differences).toEqual([])
  const facts = await within(readFacts)
  expect(facts).toMatchObject({
    most_levels: 2,
    over_cap: 0,
    uneven: 0,
    unfinished: 0,
    held: 0,
    wrong_purse: 0,
    wrong_prepaid: 0,
  })
  expect(facts.commissions).toBeGreaterThan(orders / 4)
  expect(facts.reversed).toBeGreaterThan(orders / 20)
}, 3_600_000)

type Facts = Record<
  | 'most_levels'
  | 'over_cap'
  | 'uneven'
  | 'unfinished'
  | 'held'
  | 'wrong_purse'
  | 'wrong_prepaid'
  | 'commissions'
  | 'reversed',
  number
>

async function readFacts(ctx: Context): Promise<Facts> {
  const own = ctx.tenantId
  const { rows } = await sql<Facts>`
    select
      (select max(n) from (select count(*)::int as n from distribution.commissions where tenant_id = ${own} group by order_id) x) as most_levels,
      (select count(*)::int from (select order_id, sum(amount_fen) as paid, max(base_fen) as base from distribution.commissions
         where tenant_id = ${own} group by 1) x where paid * 10000 > base * 3000) as over_cap,
      (select count(*)::int from commerce.orders o where o.tenant_id = ${own} and o.refunded_fen <>
         (select coalesce(sum(l.refunded_fen), 0) from commerce.order_lines l where l.tenant_id = o.tenant_id and l.order_id = o.id)) as uneven,
      (select count(*)::int from commerce.orders where tenant_id = ${own} and state = 'unpaid') as unfinished,
      (select sum(held)::int from commerce.stock where tenant_id = ${own}) as held,
      (select count(*)::int from (select promoter_id, sum(amount_fen - reversed_fen) as earned from distribution.commissions
         where tenant_id = ${own} group by 1) c
        where earned <> (select coalesce(sum(b.amount), 0) from ledger.balances b
          where b.tenant_id = ${own} and b.book = 'commission' and b.code like '%/' || c.promoter_id)
          + (select coalesce(sum(case when e.credit like 'debt/%' then e.amount else -e.amount end), 0) from ledger.entries e
          where e.tenant_id = ${own} and e.book = 'commission'
            and 'debt/' || c.promoter_id in (e.debit, e.credit))) as wrong_purse,
      (select count(*)::int from (select
         (select coalesce(sum(case when credit = 'prepaid' then amount else -amount end), 0) from ledger.entries
           where tenant_id = ${own} and book = 'money' and 'prepaid' in (debit, credit)) as booked,
         (select coalesce(sum(paid_fen - refunded_fen), 0) from commerce.orders
           where tenant_id = ${own} and state in ('paid', 'shipped')) as open) x where booked <> open) as wrong_prepaid,
      (select count(*)::int from distribution.commissions where tenant_id = ${own}) as commissions,
      (select count(*)::int from distribution.commissions where tenant_id = ${own} and reversed_fen > 0) as reversed`.execute(
    ctx.tables(),
  )
  return rows[0] as Facts
}
