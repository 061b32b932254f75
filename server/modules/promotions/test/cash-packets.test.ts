/** Red packets with money: funded by the house, taken by merchant transfer, every fen accounted for. */
import { expect, test } from 'vitest'
import { aBuyer, aShop } from '../../commerce/test/cast.ts'
import {
  actSandboxPayoutEndpoint,
  collectPayoutEndpoint,
  giveUpPayoutEndpoint,
  listAttentionEndpoint,
  type PayoutId,
  readPayoutEndpoint,
  retryPayoutEndpoint,
  switchProviderEndpoint,
} from '../../commerce/contract.ts'
import { sweepPayouts } from '../../commerce/jobs/sweep-payouts.ts'
import { settlePayout } from '../../commerce/outside/settle-payout.ts'
import { takePayout } from '../../commerce/operations/payouts/take-payout.ts'
import { ProviderAway } from '../../commerce/providers/refusals.ts'
import { aWechatShop, house, openHouses, world } from '../../commerce/test/wechat-cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { listAccountsEndpoint, proveBooksEndpoint, readStatementEndpoint } from '../../ledger/contract.ts'
import { bookPosting, readBalance } from '../../ledger/index.ts'
import {
  makeActivityEndpoint,
  openPacketEndpoint,
  readRedPacketEndpoint,
  steerActivityEndpoint,
  type TermsWords,
} from '../contract.ts'
import { refundPackets } from '../operations/red-packets/refund-packets.ts'
import { activityWords, type Fair, people } from './cast.ts'

openHouses()

type Words = Partial<Omit<Extract<TermsWords, { kind: 'red_packet' }>, 'kind'>>
type Place = Omit<Fair, 'activity'>
const cash = (terms: Words = {}) =>
  ({ kind: 'red_packet', holds: 'cash', split: 'equal', total: 400, packets: 4, least: 10, ...terms }) as const
const makes = (place: Place, terms: Words = {}) =>
  place.owner.tries(makeActivityEndpoint, activityWords(world, place as Fair, cash(terms)))
async function aPacket(terms: Words = {}, place?: Place): Promise<Fair> {
  const there = place ?? (await aShop(world))
  return { ...there, activity: (await makes(there, terms)).body }
}
const opens = (who: Someone, { activity }: Fair) => who.tries(openPacketEndpoint, { activityId: activity.id })
const money = ({ tenant }: Fair, code: string) => world.within(tenant.id, (ctx) => readBalance(ctx, 'money', code))
const fund = (packet: Fair) => money(packet, `packet_funds/${packet.activity.id}`)
const closes = ({ tenant }: Fair) => world.within(tenant.id, refundPackets)
const sweeps = ({ tenant }: Fair) => world.within(tenant.id, sweepPayouts.does)
const stateOf = async (who: Someone, payoutId: PayoutId) => (await who.asks(readPayoutEndpoint, { payoutId })).state
const attention = async ({ owner }: Fair) =>
  (await owner.asks(listAttentionEndpoint, {})).rows.filter(({ kind }) => kind === 'payout')
const numbers = () => [...house.house.transfers.keys()]

/** Opens one and says where its money waits. */
async function won(who: Someone, packet: Fair): Promise<PayoutId> {
  const { body } = await opens(who, packet)
  return body.mine?.payout?.id as PayoutId
}
const collects = (who: Someone, payoutId: PayoutId) =>
  who.tries(collectPayoutEndpoint, {
    payoutId,
    payeeCode: house.signIn(`oPayee${who.id.slice(-16)}`),
  })
const plays = (who: Someone, payoutId: PayoutId, act: 'confirm' | 'expire' | 'fail') =>
  who.asks(actSandboxPayoutEndpoint, { payoutId, act })

/** Everything that was ever booked adds up, and nothing is left anywhere but where it belongs. */
async function proves({ owner }: Fair) {
  expect((await owner.asks(proveBooksEndpoint, {})).differences).toEqual([])
  const { rows } = await owner.asks(listAccountsEndpoint, { book: 'money', limit: 100 })
  const sides = rows.map(({ side, balance }) => (side === 'debit' ? balance : -balance))
  expect(sides.reduce((sum, one) => sum + one, 0)).toBe(0)
}

test('RP-1, RP-4: lucky money sums to the fen, each within the limits; it comes from the house alone', async () => {
  const packet = await aPacket({ split: 'lucky', total: 2000, packets: 8, perDay: 100 })
  expect([await fund(packet), await money(packet, 'red_packets')]).toEqual([2000, 2000])
  const all = await people(world, packet, 10)
  const answers = await Promise.all(all.map((who) => opens(who, packet)))
  const got = answers.flatMap(({ body, problem }) => (problem ? [] : [body.mine?.amount ?? 0]))
  expect(got).toHaveLength(8)
  expect(got.reduce((sum, fen) => sum + fen, 0)).toBe(2000)
  expect(Math.min(...got)).toBeGreaterThanOrEqual(10)
  expect(await fund(packet)).toBe(0)
  for (const [n, { body }] of answers.entries()) {
    const id = body.mine?.payout?.id
    if (id) await collects(all[n] as Someone, id).then(() => plays(all[n] as Someone, id, 'confirm'))
  }
  const { funding } = await packet.owner.asks(readRedPacketEndpoint, { activityId: packet.activity.id })
  expect(funding).toEqual({ left: 0, due: 0, taken: 2000, back: 0 })
  expect(await money(packet, 'clearing/sandbox')).toBe(-2000)
  await proves(packet)
}, 60_000)

test.each([
  ['less than ten fen each', { total: 36, packets: 4, least: 1 }],
  ['more than 200 yuan in one', { split: 'lucky', total: 40_000, packets: 2, most: 20_001 }],
  ['200.01 yuan, equal', { total: 40_002, packets: 2, most: 20_001 }],
] as const)('W2: refused where it is typed: %s', async (_, terms) => {
  const shop = await aShop(world)
  expect((await makes(shop, terms)).status).toBe(400)
})

test('without a way of paying people no money can be given', async () => {
  const shop = await aShop(world)
  await shop.owner.asks(switchProviderEndpoint, { provider: 'sandbox', active: false })
  expect((await makes(shop)).problem?.code).toBe('commerce.payouts_off')
})

test('never: 单日 limits that sum all history: of three packets at one instant a person opens as many as the day allows (RP-3)', async () => {
  const first = await aPacket({ perDay: 1, perMonth: 2 })
  const all = [
    first,
    await aPacket({ perDay: 1, perMonth: 2 }, first),
    await aPacket({ perDay: 1, perMonth: 2 }, first),
  ]
  const who = await aBuyer(world, first)
  const open = () => Promise.all(all.map((packet) => opens(who, packet)))
  const told = (answers: Awaited<ReturnType<typeof open>>) =>
    answers.map(({ body, problem }) => problem?.code ?? (body.mine ? 'has' : '')).sort()
  expect(told(await open())).toEqual(['has', 'promotions.packet_day_limit', 'promotions.packet_day_limit'])
  expect(await money(first, `payouts_due/${who.id}`)).toBe(100)
  world.pass(18 * 3_600_000)
  expect(told(await open())).toEqual(['has', 'has', 'promotions.packet_day_limit'])
})

test('RP-3: a month is a month of the tenant: the next one begins anew', async () => {
  const first = await aPacket({ perDay: 1, perMonth: 1 })
  const who = await aBuyer(world, first)
  expect((await opens(who, first)).status).toBe(200)
  world.pass(24 * 3_600_000)
  const second = await aPacket({ perDay: 1, perMonth: 1 }, first)
  expect((await opens(who, second)).problem?.code).toBe('promotions.packet_month_limit')
  world.pass(31 * 24 * 3_600_000)
  expect((await opens(who, await aPacket({ perDay: 1, perMonth: 1 }, first))).status).toBe(200)
})

test('待领取 → 退款中 → 已退款: what nobody takes within a day goes back to the house, before and after the packet is closed', async () => {
  const packet = await aPacket()
  const [early, late] = (await people(world, packet, 2)) as [Someone, Someone]
  const unconfirmed = await won(early, packet)
  await collects(early, unconfirmed)
  await plays(early, unconfirmed, 'expire')
  expect(await stateOf(early, unconfirmed)).toBe('returned')
  expect(await fund(packet)).toBe(400)
  world.pass(23 * 3_600_000)
  const untaken = await won(late, packet)
  world.pass(2 * 3_600_000)
  await closes(packet)
  expect([await fund(packet), await money(packet, 'red_packets')]).toEqual([0, 100])
  world.pass(23 * 3_600_000)
  expect(await stateOf(late, untaken)).toBe('returning')
  await Promise.all([sweeps(packet), sweeps(packet)])
  expect(await stateOf(late, untaken)).toBe('returned')
  expect((await collects(late, untaken)).problem?.code).toBe('commerce.payout_state_wrong')
  expect([
    await fund(packet),
    await money(packet, 'red_packets'),
    await money(packet, `payouts_due/${late.id}`),
  ]).toEqual([0, 0, 0])
  await proves(packet)
})

test('RP-5: killed between sending and the answer, it is asked about and keeps its number: one transfer, however often', async () => {
  const packet = await aPacket({}, await aWechatShop())
  house.house.balance = 1_000_000
  const who = await aBuyer(world, packet)
  const id = await won(who, packet)
  const before = numbers().length
  house.faults.stumbling = true
  await expect(settlePayout(world.ground, packet.tenant.id, id, 'oPayee00000000001')).rejects.toThrow(ProviderAway)
  house.faults.stumbling = false
  expect(await stateOf(who, id)).toBe('sent')
  // Killed before it heard anything: the number was written down first.
  await world.within(packet.tenant.id, (ctx) => takePayout(ctx, id))
  await Promise.all([1, 2, 3].map(() => settlePayout(world.ground, packet.tenant.id, id)))
  expect(numbers()).toHaveLength(before + 1)
  const seen = await who.asks(readPayoutEndpoint, { payoutId: id })
  expect(seen).toMatchObject({ state: 'waiting', may: ['confirm'], handover: { package: expect.any(String) } })
  house.confirm(numbers().at(-1) ?? '')
  expect(await house.postman.deliverDue()).toMatchObject([{ status: 200 }])
  expect(await stateOf(who, id)).toBe('paid')
  expect(await money(packet, 'clearing/wechat')).toBe(-100)
  await proves(packet)
})

test('RP-5: out of reach it stays undecided, is shown after an hour, cannot be given up, and goes on under its number', async () => {
  const packet = await aPacket({}, await aWechatShop())
  house.house.balance = 1_000_000
  const who = await aBuyer(world, packet)
  const id = await won(who, packet)
  house.faults.away = true
  await expect(settlePayout(world.ground, packet.tenant.id, id, 'oPayee00000000002')).rejects.toThrow(ProviderAway)
  world.pass(61 * 60_000)
  expect(await attention(packet)).toMatchObject([{ id, why: 'payout_undecided', amountFen: 100 }])
  const givenUp = await packet.owner.tries(giveUpPayoutEndpoint, { payoutId: id, why: '不发了' })
  expect(givenUp.problem?.code).toBe('commerce.payout_state_wrong')
  house.faults.away = false
  await packet.owner.asks(retryPayoutEndpoint, { payoutId: id })
  await expect.poll(() => stateOf(who, id), { timeout: 10_000 }).toBe('waiting')
  expect(await attention(packet)).toEqual([])
})

test('refused for want of money it is held and shown; retried under the same number once there is some', async () => {
  const packet = await aPacket({}, await aWechatShop())
  house.house.balance = 0
  const who = await aBuyer(world, packet)
  const id = await won(who, packet)
  expect((await collects(who, id)).body.state).toBe('held')
  expect(await attention(packet)).toMatchObject([{ id, why: 'NOT_ENOUGH' }])
  const before = numbers().length
  house.house.balance = 1_000_000
  await packet.owner.asks(retryPayoutEndpoint, { payoutId: id })
  await expect.poll(() => stateOf(who, id), { timeout: 10_000 }).toBe('waiting')
  expect(numbers()).toHaveLength(before + 1)
})

test('failed for good: another number only then; given up, the money is back with the house', async () => {
  const packet = await aPacket({}, await aWechatShop())
  house.house.balance = 1_000_000
  const who = await aBuyer(world, packet)
  const id = await won(who, packet)
  await collects(who, id)
  const first = numbers().at(-1) ?? ''
  house.endTransfer(first, 'FAIL')
  await house.postman.deliverDue()
  expect(await attention(packet)).toMatchObject([{ id, why: 'ACCOUNT_NOT_EXIST' }])
  await packet.owner.asks(retryPayoutEndpoint, { payoutId: id })
  expect((await collects(who, id)).body.state).toBe('waiting')
  const second = numbers().at(-1) ?? ''
  expect(second).not.toBe(first)
  house.endTransfer(second, 'FAIL')
  await house.postman.deliverDue()
  await packet.owner.asks(giveUpPayoutEndpoint, { payoutId: id, why: '账户注销' })
  expect(await stateOf(who, id)).toBe('returned')
  expect(await fund(packet)).toBe(400)
  await proves(packet)
})

test('not confirmed within a day it is taken back at the provider before the money counts as returned', async () => {
  const packet = await aPacket({}, await aWechatShop())
  house.house.balance = 1_000_000
  const who = await aBuyer(world, packet)
  const id = await won(who, packet)
  await collects(who, id)
  const no = numbers().at(-1) ?? ''
  const bill = house.house.transfers.get(no)
  // The provider is slower than its day: it still waits there.
  world.pass(24 * 3_600_000 + 1000)
  if (bill) bill.at = world.now().getTime()
  await settlePayout(world.ground, packet.tenant.id, id)
  expect(await stateOf(who, id)).toBe('returning')
  house.endTransfer(no, 'CANCELLED')
  await house.postman.deliverDue()
  expect(await stateOf(who, id)).toBe('returned')
})

test('never: acknowledging the queue message before processing: what cannot be booked is not acknowledged and changes nothing', async () => {
  const packet = await aPacket({}, await aWechatShop())
  house.house.balance = 1_000_000
  const who = await aBuyer(world, packet)
  const id = await won(who, packet)
  await collects(who, id)
  const movements = [{ debit: 'bank', credit: 'capital', amount: 1 }]
  await world.within(packet.tenant.id, (ctx) =>
    bookPosting(ctx, { book: 'money', kind: 'other', key: `payout paid ${id}`, about: id, movements }),
  )
  house.confirm(numbers().at(-1) ?? '')
  const [told] = await house.postman.deliverDue()
  expect(told?.status).not.toBe(200)
  expect(await stateOf(who, id)).toBe('waiting')
  expect(await money(packet, `payouts_due/${who.id}`)).toBe(100)
})

test('X-13: nobody takes or plays with what is somebody else’s; outside WeChat one is told to go there', async () => {
  const packet = await aPacket({}, await aWechatShop())
  const [who, other] = (await people(world, packet, 2)) as [Someone, Someone]
  const id = await won(who, packet)
  expect((await other.tries(readPayoutEndpoint, { payoutId: id })).status).toBe(404)
  expect((await collects(other, id)).status).toBe(404)
  expect((await who.tries(collectPayoutEndpoint, { payoutId: id })).problem?.code).toBe('commerce.payee_unknown')
  const played = await who.tries(actSandboxPayoutEndpoint, { payoutId: id, act: 'confirm' })
  expect(played.problem?.code).toBe('commerce.provider_off')
})

test('P4: what was paid carries the mark for the tax office; ended by hand, the rest is the house’s again', async () => {
  const packet = await aPacket()
  const who = await aBuyer(world, packet)
  const id = await won(who, packet)
  await collects(who, id)
  await plays(who, id, 'confirm')
  const { rows } = await packet.owner.asks(readStatementEndpoint, { book: 'money', code: `payouts_due/${who.id}` })
  expect(rows.find(({ kind }) => kind === 'payout_paid')?.note).toBe('tax:incidental_income')
  await packet.owner.asks(steerActivityEndpoint, { activityId: packet.activity.id, act: 'end' })
  await closes(packet)
  expect([await fund(packet), await money(packet, 'red_packets')]).toEqual([0, 100])
})
