import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint, InputOf } from '../../../kernel/contract.ts'
import { mulberry32 } from '../../../science/random.ts'
import { type Order, refundOrderEndpoint, shipOrderEndpoint, confirmReceiptEndpoint } from '../../commerce/contract.ts'
import { finishOrders } from '../../commerce/operations/finish-orders.ts'
import { aBuyer, aProduct, buys, type Shop, variantOf } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readBalance } from '../../ledger/index.ts'
import { proveBooks } from '../../ledger/operations/prove-books.ts'
import {
  answerCoSellingEndpoint,
  type CoSelling,
  endCoSellingEndpoint,
  listCoSellingEndpoint,
  listCommissionsEndpoint,
  offerCoSellingEndpoint,
  payCoSellingEndpoint,
  readCoSellingStatementEndpoint,
} from '../contract.ts'
import { followOrder } from '../operations/follow-order.ts'
import { db } from '../tables.ts'
import { aPromotedShop, aPromoter, follows } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const day = 86_400_000
type Fair = Shop & { supplier: Someone; helper: Someone; contract: CoSelling }
type Offer = InputOf<typeof offerCoSellingEndpoint>
const bySupply = { kind: 'price' as const, supplyFen: 1200, helperBp: 5000 }

const offerWords = (shop: Shop, supplier: Someone, helper: Someone | null): Offer => ({
  title: '临水茶合销',
  communityId: shop.community.id,
  supplierId: supplier.id,
  helperId: helper?.id ?? null,
  goods: [{ productId: shop.product.id, split: bySupply }],
})
const offers = (shop: Shop, supplier: Someone, helper: Someone | null, words: Partial<Offer> = {}) =>
  shop.owner.tries(offerCoSellingEndpoint, { ...offerWords(shop, supplier, helper), ...words })
const accepts = (someone: Someone, { id }: CoSelling, answer: 'accepted' | 'declined' = 'accepted') =>
  someone.tries(answerCoSellingEndpoint, { coSellingId: id, answer })

/** Tea at 19.90: 12 a piece for the supplier, half of the rest for the helper, the rest for the house. */
async function aCoSelling(words: Partial<Offer> = {}): Promise<Fair> {
  const shop = await aPromotedShop(world, { onHand: 10_000 })
  const [supplier, helper] = [await aBuyer(world, shop, '供货的'), await aBuyer(world, shop, '帮卖的')]
  const { body: contract } = await offers(shop, supplier, helper, words)
  await accepts(supplier, contract)
  await accepts(helper, contract)
  return { ...shop, supplier, helper, contract }
}
const follow = ({ tenant }: Shop, { id }: Pick<Order, 'id'>) => world.within(tenant.id, (ctx) => followOrder(ctx, id))
const owed = (someone: Someone) =>
  world.within(someone.tenantId, (ctx) => readBalance(ctx, 'money', `partners/${someone.id}`))
const statement = (someone: Someone) => someone.asks(readCoSellingStatementEndpoint, {})
/** Sold, received, and the time to send it back is over. */
async function sold(fair: Shop, quantity = 1): Promise<Order> {
  const order = await buys(await aBuyer(world, fair), fair, { quantity, delivery: 'none' })
  await follow(fair, order)
  return order
}
async function closes(fair: Shop, order: Order): Promise<void> {
  world.pass(8 * day)
  await world.within(fair.tenant.id, finishOrders)
  await follow(fair, order)
}
const refunds = (fair: Shop, order: Order, amountFen: number) =>
  fair.owner.asks(refundOrderEndpoint, {
    orderId: order.id,
    lines: [{ line: 0, quantity: 0, amountFen }],
    why: '补差',
    backToStock: false,
  })

test('a contract holds once everybody named has accepted; one who declines ends it', async () => {
  const shop = await aPromotedShop(world)
  const [supplier, helper] = [await aBuyer(world, shop), await aBuyer(world, shop)]
  const { body: offered } = await offers(shop, supplier, helper)
  expect(offered).toMatchObject({ state: 'offered', may: ['end'] })
  expect((await accepts(shop.owner, offered)).problem?.code).toBe('distribution.not_a_party')
  expect((await accepts(supplier, offered)).body.state).toBe('offered')
  expect((await accepts(helper, offered)).body.state).toBe('running')
  expect((await accepts(helper, offered)).problem?.code).toBe('distribution.contract_state_wrong')
  const { body: second } = await offers(shop, supplier, null, {
    goods: [{ productId: shop.product.id, split: { kind: 'share', supplierBp: 6000 } }],
  })
  expect((await accepts(supplier, second)).problem?.code).toBe('distribution.goods_already_shared')
  expect((await accepts(supplier, second, 'declined')).body.state).toBe('declined')
  expect((await helper.asks(listCoSellingEndpoint, {})).rows.map(({ id }) => id)).toEqual([offered.id])
  expect((await shop.owner.asks(listCoSellingEndpoint, {})).rows).toHaveLength(2)
})

test('a sale is shared to the fen by the contract; owed when it was received and cannot be sent back any more', async () => {
  const fair = await aCoSelling()
  const order = await sold(fair, 3)
  expect(await statement(fair.supplier)).toMatchObject({
    pendingFen: 3600,
    balanceFen: 0,
    rows: [{ role: 'supplier', soldFen: 5970, shareFen: 3600, state: 'pending' }],
  })
  expect(await owed(fair.helper)).toBe(0)
  await closes(fair, order)
  await follow(fair, order)
  expect(await owed(fair.supplier)).toBe(3600)
  expect(await owed(fair.helper)).toBe(1185)
  expect(await statement(fair.helper)).toMatchObject({
    pendingFen: 0,
    balanceFen: 1185,
    rows: [{ role: 'helper', shareFen: 1185, state: 'due' }],
  })
})

test('what goes back is taken back in proportion, before and after it was settled; a debt is carried', async () => {
  const fair = await aCoSelling()
  const order = await sold(fair)
  await refunds(fair, order, 990)
  await follow(fair, order)
  await closes(fair, order)
  const after = [await owed(fair.supplier), await owed(fair.helper)]
  expect(after).toEqual([1200 - 597, 395 - 196])
  await fair.owner.asks(payCoSellingEndpoint, { personId: fair.supplier.id, amountFen: after[0]!, receipt: 'T1' })
  await refunds(fair, order, 1000)
  await follow(fair, order)
  expect([await owed(fair.supplier), await owed(fair.helper)]).toEqual([-after[0]!, 0])
  expect((await statement(fair.supplier)).balanceFen).toBe(-after[0]!)
  const next = await sold(fair)
  await closes(fair, next)
  expect(await owed(fair.supplier)).toBe(1200 - after[0]!)
})

test('an order keeps the split of the moment it was placed, whatever becomes of the contract', async () => {
  const fair = await aCoSelling()
  const order = await buys(await aBuyer(world, fair), fair, { delivery: 'none' })
  await fair.supplier.asks(endCoSellingEndpoint, { coSellingId: fair.contract.id, why: '不做了' })
  await follow(fair, order)
  await closes(fair, order)
  expect(await owed(fair.supplier)).toBe(1200)
  const later = await sold(fair)
  await closes(fair, later)
  expect(await owed(fair.supplier)).toBe(1200)
})

test('never mixed with referral depth: what is shared earns no commission, and a promoter of the helper earns nothing', async () => {
  const fair = await aCoSelling()
  const { who: promoter, code } = await aPromoter(world, fair, '推广员')
  const other = variantOf(await aProduct(fair, { title: '别的茶', priceFen: 1000 }))
  const buyer = await aBuyer(world, fair)
  await follows(buyer, code)
  await follows(fair.helper, code)
  const shared = await buys(buyer, fair, { delivery: 'none' })
  await follow(fair, shared)
  const plain = await buys(buyer, fair, { delivery: 'none', variantId: other })
  await follow(fair, plain)
  const { rows } = await fair.owner.asks(listCommissionsEndpoint, {})
  expect(rows.map(({ orderId, promoter: earner }) => [orderId, earner.id])).toEqual([[plain.id, promoter.id]])
  expect((await statement(promoter)).rows).toEqual([])
})

test('one level: there is no place for a fourth party, and nobody is two of them', async () => {
  const fair = await aCoSelling()
  const twice = await offers(fair, fair.supplier, fair.supplier)
  expect(twice).toMatchObject({ status: 400, problem: { code: 'kernel.invalid_input' } })
  await expect(
    world.within(fair.tenant.id, (ctx) =>
      db(ctx)
        .insertInto('distribution.co_selling_answers')
        .values({
          tenant_id: ctx.tenantId,
          co_selling_id: fair.contract.id,
          person_id: fair.owner.id,
          role: 'helper',
          answer: null,
          at: null,
        })
        .execute(),
    ),
  ).rejects.toThrow('co_selling_answers')
})

test('nobody is paid more than is owed, not by five at once; the same transfer told twice is one', async () => {
  const fair = await aCoSelling()
  await closes(fair, await sold(fair))
  const pay = (amountFen: number, receipt: string) =>
    fair.owner.tries(payCoSellingEndpoint, { personId: fair.supplier.id, amountFen, receipt })
  const answers = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((receipt) => pay(800, receipt)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'distribution.owed_less')).toHaveLength(4)
  const stranger = `psn_${'0'.repeat(26)}`
  const unknown = await fair.owner.tries(payCoSellingEndpoint, { personId: stranger, amountFen: 1, receipt: 'Y' })
  expect(unknown.status).toBe(404)
  const paid = (await statement(fair.supplier)).payouts[0]?.receipt ?? ''
  expect((await pay(800, paid)).status).toBe(200)
  expect((await pay(100, paid)).problem?.code).toBe('distribution.receipt_used')
  expect(await owed(fair.supplier)).toBe(400)
  expect(
    (await fair.supplier.tries(payCoSellingEndpoint, { personId: fair.supplier.id, amountFen: 1, receipt: 'X' }))
      .status,
  ).toBe(403)
  const prying = await fair.helper.tries(readCoSellingStatementEndpoint, { personId: fair.supplier.id })
  expect(prying.status).toBe(403)
})

test.each([
  ['more than all', { goods: [{ split: { kind: 'share', supplierBp: 6000, helperBp: 5000 } }] }],
  ['a piece for nothing', { goods: [{ split: { kind: 'price', supplyFen: 0 } }] }],
  ['half a fen', { goods: [{ split: { kind: 'price', supplyFen: 1.5 } }] }],
  ['no goods', { goods: [] }],
  ['a share for a helper who is not there', { helperId: null }],
])(
  'refused where it is typed: %s',
  async (_, { goods, ...words }: { goods?: { split: unknown }[]; [term: string]: unknown }) => {
    const shop = await aPromotedShop(world)
    const [supplier, helper] = [await aBuyer(world, shop), await aBuyer(world, shop)]
    const all = goods ? { goods: goods.map((one) => ({ productId: shop.product.id, ...one })) } : {}
    const wrong = { ...offerWords(shop, supplier, helper), ...words, ...all }
    const refused = await shop.owner.tries(offerCoSellingEndpoint as Endpoint, wrong)
    expect(refused).toMatchObject({ status: 400, problem: { code: 'kernel.invalid_input' } })
  },
)

test('supplied dearer than it is sold is refused with the reason', async () => {
  const shop = await aPromotedShop(world)
  const goods = [{ productId: shop.product.id, split: { kind: 'price' as const, supplyFen: 1991 } }]
  const refused = await offers(shop, await aBuyer(world, shop), null, { goods })
  expect(refused.problem?.code).toBe('distribution.goods_dearer_supplied')
})

test('forty sales with refunds at random: not one fen is lost, and the ledger owes exactly what the lines say', async () => {
  const dice = mulberry32(20261122)
  const fair = await aCoSelling()
  const buyer = await aBuyer(world, fair)
  const placed: Order[] = []
  for (let n = 0; n < 40; n += 1) {
    const delivery = dice() < 0.5 ? 'none' : 'express'
    const order = await buys(buyer, fair, { quantity: 1 + Math.floor(dice() * 5), delivery })
    placed.push(order)
    if (delivery === 'express') {
      await fair.owner.asks(shipOrderEndpoint, { orderId: order.id, carrier: '顺丰', tracking: `SF${n}0000` })
      if (dice() < 0.7) await buyer.asks(confirmReceiptEndpoint, { orderId: order.id })
    }
    if (dice() < 0.6) await Promise.all([follow(fair, order), follow(fair, order)])
    if (dice() < 0.5) await refunds(fair, order, 1 + Math.floor(dice() * order.totalFen * 0.7))
  }
  world.pass(8 * day)
  await world.within(fair.tenant.id, finishOrders)
  for (const order of placed) {
    await follow(fair, order)
    if (dice() < 0.4) await refunds(fair, order, 1 + Math.floor(dice() * 300)).catch(() => {})
    await follow(fair, order)
  }
  const sums = await world.within(fair.tenant.id, async (ctx) => {
    const { rows } = await sql<{ lost: number; supplier: number; helper: number; settled: number }>`
      select coalesce(sum(abs(sold_fen - supplier_fen - lead_fen - helper_fen)), 0)::bigint as lost, count(settled_at)::int as settled,
             coalesce(sum(supplier_fen - supplier_back) filter (where settled_at is not null), 0)::bigint as supplier,
             coalesce(sum(helper_fen - helper_back) filter (where settled_at is not null), 0)::bigint as helper
        from distribution.splits where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
    return rows[0]!
  })
  expect(sums.lost).toBe(0)
  expect(sums.settled).toBeGreaterThan(5)
  expect([await owed(fair.supplier), await owed(fair.helper)]).toEqual([sums.supplier, sums.helper])
  expect((await world.within(fair.tenant.id, proveBooks)).differences).toEqual([])
}, 60_000)
