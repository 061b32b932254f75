/** Withdrawals by merchant transfer: approved, taken and confirmed by their promoter, or theirs again. */
import { expect, test } from 'vitest'
import {
  actSandboxPayoutEndpoint,
  collectPayoutEndpoint,
  giveUpPayoutEndpoint,
  type PayoutId,
  switchProviderEndpoint,
} from '../../commerce/contract.ts'
import { sweepPayouts } from '../../commerce/jobs/sweep-payouts.ts'
import type { Shop } from '../../commerce/test/cast.ts'
import { house, keys, mchid, openHouses, world } from '../../commerce/test/wechat-cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { proveBooksEndpoint } from '../../ledger/contract.ts'
import { bookPosting, readBalance } from '../../ledger/index.ts'
import { listTidingsEndpoint } from '../../notices/contract.ts'
import {
  askWithdrawalEndpoint,
  decideWithdrawalEndpoint,
  giveRealNameEndpoint,
  listMyWithdrawalsEndpoint,
  type Withdrawal,
} from '../contract.ts'
import { aPromotedShop, aPromoter, purseOf } from './cast.ts'

openHouses()

/** A promoter with money to withdraw, as final sales leave it in the books. */
async function anEarner(fen = 500_000): Promise<{ shop: Shop; who: Someone }> {
  const shop = await aPromotedShop(world, { rules: { realNameFen: 400_000 } })
  const { who } = await aPromoter(world, shop, '推推')
  const about = who.id
  await world.within(shop.tenant.id, async (ctx) => {
    const earned = [{ debit: 'accrued', credit: `available/${who.id}`, amount: fen }]
    await bookPosting(ctx, { book: 'commission', kind: 'earned', key: `earned ${about}`, about, movements: earned })
    const owed = [{ debit: 'commission', credit: 'promoters', amount: fen }]
    await bookPosting(ctx, { book: 'money', kind: 'earned', key: `owed ${about}`, about, movements: owed })
  })
  return { shop, who }
}

async function transfers(shop: Shop, who: Someone, amountFen: number) {
  const { id } = await who.asks(askWithdrawalEndpoint, { amountFen })
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: id, act: 'approve' })
  return shop.owner.tries(decideWithdrawalEndpoint, { withdrawalId: id, act: 'transfer' })
}
const newest = async (who: Someone) => (await who.asks(listMyWithdrawalsEndpoint, {})).rows[0] as Withdrawal
const money = ({ tenant }: Shop, code: string) => world.within(tenant.id, (ctx) => readBalance(ctx, 'money', code))
const plays = (who: Someone, payoutId: PayoutId, act: 'confirm' | 'expire' | 'fail') =>
  who.asks(actSandboxPayoutEndpoint, { payoutId, act })

test('申请 → 审核 → 提现中 → 已打款: taken and confirmed, the books agree, and nobody notes it as paid a second time', async () => {
  const { shop, who } = await anEarner()
  const { body } = await transfers(shop, who, 1000)
  expect(body).toMatchObject({ state: 'sending', payout: { state: 'open' } })
  const payoutId = body.payout?.id as PayoutId
  expect((await who.asks(listTidingsEndpoint, {})).rows).toMatchObject([
    { kind: 'payout_waiting', facts: { payoutId } },
  ])
  expect((await who.tries(askWithdrawalEndpoint, { amountFen: 100 })).problem?.code).toBe(
    'distribution.withdrawal_open',
  )
  for (const act of ['paid', 'transfer', 'decline'] as const) {
    const again = await shop.owner.tries(decideWithdrawalEndpoint, { withdrawalId: body.id, act, receipt: '手工 1' })
    expect(again.problem?.code).toBe('distribution.withdrawal_state_wrong')
  }
  await who.asks(collectPayoutEndpoint, { payoutId })
  await plays(who, payoutId, 'confirm')
  expect(await newest(who)).toMatchObject({ state: 'paid', receipt: expect.stringContaining('sandbox-') })
  expect(await purseOf(who)).toMatchObject({ paidFen: 1000, withdrawingFen: 0, availableFen: 499_000 })
  expect([await money(shop, 'promoters'), await money(shop, 'clearing/sandbox')]).toEqual([499_000, -1000])
  expect((await shop.owner.asks(proveBooksEndpoint, {})).differences).toEqual([])
})

test('已过期: not taken within a week, or not confirmed within a day, the money is theirs to withdraw again', async () => {
  const { shop, who } = await anEarner()
  await transfers(shop, who, 1000)
  world.pass(7 * 86_400_000 + 1000)
  await world.within(shop.tenant.id, sweepPayouts.does)
  expect((await newest(who)).state).toBe('expired')
  const second = (await transfers(shop, who, 2000)).body.payout?.id as PayoutId
  await who.asks(collectPayoutEndpoint, { payoutId: second })
  await plays(who, second, 'expire')
  expect((await newest(who)).state).toBe('expired')
  expect(await purseOf(who)).toMatchObject({ withdrawingFen: 0, availableFen: 500_000 })
  expect(await money(shop, 'promoters')).toBe(500_000)
})

test('失败: it waits for the desk, and given up it is theirs to withdraw again', async () => {
  const { shop, who } = await anEarner()
  const payoutId = (await transfers(shop, who, 1000)).body.payout?.id as PayoutId
  await who.asks(collectPayoutEndpoint, { payoutId })
  await plays(who, payoutId, 'fail')
  expect((await newest(who)).state).toBe('sending')
  await shop.owner.asks(giveUpPayoutEndpoint, { payoutId, why: '账户异常' })
  expect((await newest(who)).state).toBe('failed')
  expect(await purseOf(who)).toMatchObject({ withdrawingFen: 0, availableFen: 500_000 })
})

test('W4, K6: scene 1005 with its report and, from 2,000 yuan on, the sealed real name; without one nothing is sent', async () => {
  const { shop, who } = await anEarner()
  await shop.owner.asks(switchProviderEndpoint, { provider: 'wechat', active: true, merchant: mchid, keys })
  house.house.balance = 1_000_000
  const nameless = await transfers(shop, who, 250_000)
  expect(nameless.problem?.code).toBe('commerce.payee_name_missing')
  const { id } = await newest(who)
  await who.asks(giveRealNameEndpoint, { name: '林知远' })
  const { body } = await shop.owner.tries(decideWithdrawalEndpoint, { withdrawalId: id, act: 'transfer' })
  const payoutId = body.payout?.id as PayoutId
  const payeeCode = house.signIn('oPromoter0000000000000001')
  expect(await who.asks(collectPayoutEndpoint, { payoutId, payeeCode })).toMatchObject({
    state: 'waiting',
    handover: { mchId: mchid, package: expect.any(String) },
  })
  house.confirm([...house.house.transfers.keys()].at(-1) ?? '')
  await house.postman.deliverDue()
  expect((await newest(who)).state).toBe('paid')
})
