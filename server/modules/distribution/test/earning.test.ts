import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { confirmReceiptEndpoint, refundOrderEndpoint, shipOrderEndpoint } from '../../commerce/contract.ts'
import { finishOrders } from '../../commerce/operations/finish-orders.ts'
import { aBuyer, buys, type Shop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readBalances } from '../../ledger/index.ts'
import { proveBooksEndpoint } from '../../ledger/contract.ts'
import {
  applyEndpoint,
  askWithdrawalEndpoint,
  changeRulesEndpoint,
  decidePromoterEndpoint,
  decideWithdrawalEndpoint,
  exportPayoutsEndpoint,
  giveRealNameEndpoint,
  listBindingsEndpoint,
  listCommissionsEndpoint,
  listMyCommissionsEndpoint,
} from '../contract.ts'
import { expireBindings } from '../operations/follow-code.ts'
import { followOrder } from '../operations/follow-order.ts'
import { aPromotedShop, aPromoter, follows, purseOf, usualRules } from './cast.ts'

let world: World
const day = 86_400_000
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

type OrderIds = Parameters<typeof followOrder>[1]
const follow = (shop: Shop, orderId: string) =>
  world.within(shop.tenant.id, (ctx) => followOrder(ctx, orderId as OrderIds))

/** An order bought, shipped and received; final when the time to send it back is over. */
async function sells(shop: Shop, buyer: Someone, { quantity = 1, final = false } = {}) {
  const { id } = await buys(buyer, shop, { quantity })
  await follow(shop, id)
  await shop.owner.asks(shipOrderEndpoint, { orderId: id, carrier: '顺丰', tracking: `SF${quantity}001` })
  await buyer.asks(confirmReceiptEndpoint, { orderId: id })
  await follow(shop, id)
  if (final) await finishes(shop, id)
  return id
}

async function finishes(shop: Shop, orderId: string): Promise<void> {
  world.pass(7 * day + 1000)
  await world.within(shop.tenant.id, finishOrders)
  await follow(shop, orderId)
}

test('a commission waits with its order: pending when paid, frozen when received, available when the sale is final', async () => {
  const shop = await aPromotedShop(world, { priceFen: 1999 })
  const { who, code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  expect((await follows(buyer, code)).body.bound).toBe(true)
  const { id } = await buys(buyer, shop)
  await follow(shop, id)
  expect(await purseOf(who)).toMatchObject({ pendingFen: 199, frozenFen: 0, availableFen: 0 })
  await shop.owner.asks(shipOrderEndpoint, { orderId: id, carrier: '顺丰', tracking: 'SF0001' })
  await buyer.asks(confirmReceiptEndpoint, { orderId: id })
  await follow(shop, id)
  expect(await purseOf(who)).toMatchObject({ pendingFen: 0, frozenFen: 199, availableFen: 0 })
  await finishes(shop, id)
  await follow(shop, id)
  expect(await purseOf(who)).toMatchObject({ frozenFen: 0, availableFen: 199 })
  const money = await world.within(shop.tenant.id, (ctx) => readBalances(ctx, 'money', ['commission', 'promoters']))
  expect(Object.fromEntries(money)).toEqual({ commission: 199, promoters: 199 })
})

test('two levels at most, and one unless the shop says two', async () => {
  const shop = await aPromotedShop(world, { priceFen: 10_000 })
  const top = await aPromoter(world, shop, '甲')
  const middle = await aPromoter(world, shop, '乙')
  const low = await aPromoter(world, shop, '丙')
  await follows(middle.who, top.code)
  await follows(low.who, middle.code)
  const buyer = await aBuyer(world, shop)
  await follows(buyer, low.code)
  await sells(shop, buyer)
  const one = await shop.owner.asks(listCommissionsEndpoint, {})
  expect(one.rows.map(({ promoter, level, amountFen }) => [promoter.name, level, amountFen])).toEqual([['丙', 1, 1000]])
  await shop.owner.asks(changeRulesEndpoint, { ...usualRules, levels: 2, secondBp: 500 })
  const orderId = await sells(shop, buyer)
  const two = await shop.owner.asks(listCommissionsEndpoint, { orderId: orderId })
  expect(two.rows.map(({ promoter, level, amountFen }) => [promoter.name, level, amountFen]).sort()).toEqual([
    ['丙', 1, 1000],
    ['乙', 2, 500],
  ])
  const refused = await shop.owner.tries(changeRulesEndpoint as Endpoint, { ...usualRules, levels: 3 })
  expect(refused.problem?.code).toBe('kernel.invalid_input')
  expect(
    (await shop.owner.tries(changeRulesEndpoint, { ...usualRules, firstBp: 2500, levels: 2, secondBp: 600 })).status,
  ).toBe(400)
})

test('never: three recorded levels (mochat): the schema itself refuses a third', async () => {
  const shop = await aPromotedShop(world)
  const { who } = await aPromoter(world, shop, '推推')
  const third = world.within(shop.tenant.id, async (ctx) => {
    const { sql } = await import('kysely')
    await sql`insert into distribution.commissions (tenant_id, id, order_id, promoter_id, level, base_fen, amount_fen, state,
        rules_version, lines, made_at)
      values (${ctx.tenantId}, 'cms_x', 'ord_x', ${who.id}, 3, 100, 1, 'pending', 1, '[]', now())`.execute(ctx.tables())
  })
  await expect(third).rejects.toMatchObject({ code: '23514' })
})

test('never: one-hop loop check: nobody is bound to themselves or to anybody down their own line, however long', async () => {
  const shop = await aPromotedShop(world)
  const line = []
  for (const name of ['甲', '乙', '丙', '丁']) line.push(await aPromoter(world, shop, name))
  const [first] = line
  for (const [place, one] of line.entries()) if (place > 0) await follows(one.who, line[place - 1]?.code ?? '')
  expect((await follows(first?.who as Someone, first?.code ?? '')).problem?.code).toBe('distribution.own_code')
  expect((await follows(first?.who as Someone, line.at(-1)?.code ?? '')).problem?.code).toBe('distribution.own_code')
  const [a, b] = [await aPromoter(world, shop, '左'), await aPromoter(world, shop, '右')]
  const both = await Promise.all([follows(a.who, b.code), follows(b.who, a.code)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('never: refund after settlement pushing a wallet negative with the failure ignored: it is a debt, repaid by what comes next', async () => {
  const shop = await aPromotedShop(world, { priceFen: 5000 })
  const { who, code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  await follows(buyer, code)
  const first = await sells(shop, buyer, { quantity: 2, final: true })
  const { id } = await who.asks(askWithdrawalEndpoint, { amountFen: 1000 })
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: id, act: 'approve' })
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: id, act: 'paid', receipt: '转账 0001' })
  await shop.owner.asks(refundOrderEndpoint, {
    orderId: first,
    why: '质量问题',
    lines: [{ line: 0, quantity: 1, amountFen: 5000 }],
  })
  await follow(shop, first)
  expect(await purseOf(who)).toMatchObject({ availableFen: 0, debtFen: 500, paidFen: 1000 })
  await sells(shop, buyer, { final: true })
  expect(await purseOf(who)).toMatchObject({ availableFen: 0, debtFen: 0 })
  await sells(shop, buyer, { final: true })
  expect(await purseOf(who)).toMatchObject({ availableFen: 500, debtFen: 0 })
  expect((await shop.owner.asks(proveBooksEndpoint, {})).differences).toEqual([])
})

test('a partial refund takes back in proportion, a whole one all of it', async () => {
  const shop = await aPromotedShop(world, { priceFen: 333 })
  const { who, code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  await follows(buyer, code)
  const orderId = (await buys(buyer, shop, { quantity: 3 })).id
  await follow(shop, orderId)
  expect(await purseOf(who)).toMatchObject({ pendingFen: 99 })
  const back = { orderId, why: '少发', lines: [{ line: 0, quantity: 1, amountFen: 333 }] }
  await shop.owner.asks(refundOrderEndpoint, back)
  await follow(shop, orderId)
  expect(await purseOf(who)).toMatchObject({ pendingFen: 66 })
  await shop.owner.asks(refundOrderEndpoint, { orderId, why: '不要了' })
  await follow(shop, orderId)
  expect(await purseOf(who)).toMatchObject({ pendingFen: 0 })
  expect((await who.asks(listMyCommissionsEndpoint, {})).rows).toMatchObject([{ state: 'cancelled', reversedFen: 99 }])
})

test('the first link counts while it is protected, the next one after; history stays', async () => {
  const shop = await aPromotedShop(world)
  const [one, two] = [await aPromoter(world, shop, '甲'), await aPromoter(world, shop, '乙')]
  const buyer = await aBuyer(world, shop)
  await follows(buyer, one.code)
  expect((await follows(buyer, two.code)).body.bound).toBe(false)
  world.pass(30 * day + 1000)
  await world.within(shop.tenant.id, expireBindings)
  expect((await follows(buyer, two.code)).body.bound).toBe(true)
  const { rows } = await shop.owner.asks(listBindingsEndpoint, { personId: buyer.id })
  expect(rows.map(({ promoter, endedWhy }) => [promoter.name, endedWhy])).toEqual([
    ['乙', null],
    ['甲', 'expired'],
  ])
})

test('an order that was placed is not bound again: who came later earns nothing from it', async () => {
  const shop = await aPromotedShop(world, { rules: { bindMode: 'last' } })
  const [one, two] = [await aPromoter(world, shop, '甲'), await aPromoter(world, shop, '乙')]
  const buyer = await aBuyer(world, shop)
  await follows(buyer, one.code)
  const { id } = await buys(buyer, shop)
  world.pass(1000)
  expect((await follows(buyer, two.code)).body.bound).toBe(true)
  await follow(shop, id)
  const { rows } = await shop.owner.asks(listCommissionsEndpoint, {})
  expect(rows.map(({ promoter }) => promoter.name)).toEqual(['甲'])
})

test('the kill switch stops new commission at once; what was earned stays', async () => {
  const shop = await aPromotedShop(world)
  const { who, code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  await follows(buyer, code)
  await sells(shop, buyer)
  const { id } = await buys(buyer, shop)
  world.pass(1000)
  await shop.owner.asks(changeRulesEndpoint, { ...usualRules, active: false })
  await follow(shop, id)
  expect(await purseOf(who)).toMatchObject({ frozenFen: 199, pendingFen: 0 })
  expect((await follows(await aBuyer(world, shop), code)).problem?.code).toBe('distribution.off')
})

test('joining is free and once; a stopped promoter binds nobody any more', async () => {
  const shop = await aPromotedShop(world)
  const { who, code } = await aPromoter(world, shop, '推推')
  expect((await who.asks(applyEndpoint, {})).code).toBe(code)
  await shop.owner.asks(decidePromoterEndpoint, { personId: who.id, act: 'stop' })
  expect((await follows(await aBuyer(world, shop), code)).problem?.code).toBe('distribution.code_unknown')
})

test('a withdrawal is asked once at a time, of what there is, and a declined one is available again', async () => {
  const shop = await aPromotedShop(world, { priceFen: 2000, rules: { realNameFen: 150 } })
  const { who, code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  await follows(buyer, code)
  await sells(shop, buyer, { final: true })
  const asks = (amountFen: number) => who.tries(askWithdrawalEndpoint, { amountFen })
  expect((await asks(50)).problem?.code).toBe('distribution.withdrawal_too_small')
  expect((await asks(150)).problem?.code).toBe('distribution.real_name_missing')
  await who.asks(giveRealNameEndpoint, { name: '何 苗' })
  expect((await asks(201)).problem?.code).toBe('ledger.balance_too_low')
  const racing = await Promise.all(Array.from({ length: 8 }, () => asks(200)))
  expect(racing.filter(({ status }) => status === 200)).toHaveLength(1)
  const open = present(racing.find(({ status }) => status === 200)).body.id
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: open, act: 'decline', answer: '请补充资料' })
  expect(await purseOf(who)).toMatchObject({ availableFen: 200, withdrawingFen: 0 })
  const again = (await asks(200)).body.id
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: again, act: 'approve' })
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: again, act: 'paid', receipt: '转账 7' })
  const twice = await shop.owner.tries(decideWithdrawalEndpoint, { withdrawalId: again, act: 'paid' })
  expect(twice.problem?.code).toBe('distribution.withdrawal_state_wrong')
  const month = world.now().toISOString().slice(0, 7)
  const file = await world.web.server.inject({
    url: `/api${exportPayoutsEndpoint.path}?month=${month}`,
    headers: { cookie: `qunluo_session=${shop.owner.cookie}` },
  })
  expect(file.body).toContain('何 苗,1,200')
})
