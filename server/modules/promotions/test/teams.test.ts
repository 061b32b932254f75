import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  actSandboxEndpoint,
  listAttentionEndpoint,
  openPaymentEndpoint,
  type OrderId,
  type Refund,
  type RefundId,
  readOrderEndpoint,
  retryRefundEndpoint,
} from '../../commerce/contract.ts'
import { declareOrigin } from '../../commerce/index.ts'
import { hearPaid } from '../../commerce/operations/hear-paid.ts'
import { money, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { leaveTeamEndpoint, listParticipationsEndpoint, listTeamsEndpoint, readActivityEndpoint } from '../contract.ts'
import { seatWord } from '../origins.ts'
import {
  aGroupBuy,
  type Fair,
  follows,
  joins,
  lapse,
  leads,
  opens,
  people,
  readsTeam,
  stateOf,
  sweepTeams,
  teamRows,
} from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

const settled = (buyer: Someone, orderId: OrderId, state: string) =>
  expect.poll(() => stateOf(buyer, orderId), { timeout: 5000 }).toBe(state)

test('a team is opened, joined and succeeds with its last payment; codes are given and the books follow', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const opened = await opens(leader, fair)
  expect(opened.team).toMatchObject({ state: 'draft', paid: 0, size: 2, expiresAt: null, may: ['pay'] })
  const { order } = await pays(leader, opened.order)
  expect(order).toMatchObject({ state: 'paid', awaits: 'team', redeemCode: null, origin: 'group_buy' })
  expect(await readsTeam(member, opened.team.id)).toMatchObject({
    state: 'running',
    missing: 1,
    seatsLeft: 1,
    may: ['join'],
  })
  expect((await member.asks(listTeamsEndpoint, { activityId: fair.activity.id })).rows).toHaveLength(1)
  const second = await follows(member, fair, opened.team.id)
  expect(await readsTeam(leader, opened.team.id)).toMatchObject({
    state: 'succeeded',
    paid: 2,
    seatsLeft: 0,
    missing: 0,
  })
  for (const [buyer, id] of [
    [leader, order.id],
    [member, second.id],
  ] as const) {
    await expect.poll(async () => (await buyer.asks(readOrderEndpoint, { orderId: id })).redeemCode).toMatch(/^\d{12}$/)
  }
  expect(await money(world, fair)).toEqual({ 'clearing/sandbox': 2400, prepaid: 2400 })
  const read = await leader.asks(readActivityEndpoint, { activityId: fair.activity.id })
  expect(read.figures).toMatchObject({ people: 2, orders: 2, paid: 2, paidFen: 2400, succeeded: 1, running: 0 })
  expect((await member.asks(listParticipationsEndpoint, {})).rows).toMatchObject([
    { state: 'succeeded', orderState: 'paid' },
  ])
})

test.each([2, 3])(
  'never: no capacity check when the payment arrives, so that a team of %i is over-full (CRMEB)',
  async (size) => {
    const fair = await aGroupBuy(world, { people: [size] })
    const buyers = await people(world, fair, size + 4)
    const [leader, ...others] = buyers as [Someone, ...Someone[]]
    const { team } = await leads(leader, fair)
    const asked = await Promise.all(others.map((one) => joins(one, fair, team.id)))
    const seated = asked.flatMap(({ body, problem }, place) => (problem ? [] : [{ order: body.order, place }]))
    expect(seated).toHaveLength(size - 1)
    expect(asked.filter(({ problem }) => problem?.code === 'promotions.team_full')).toHaveLength(
      others.length - size + 1,
    )
    await Promise.all(seated.map(({ order, place }) => pays(others[place] as Someone, order)))
    expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'succeeded', paid: size })
  },
)

test('never: no guard for two payers of the last seat (likeshop, litemall)', async () => {
  const fair = await aGroupBuy(world, { holdsStock: true })
  const [leader, late, quick] = (await people(world, fair, 3)) as [Someone, Someone, Someone]
  const { team } = await leads(leader, fair)
  const { body } = await joins(late, fair, team.id)
  const payment = await late.asks(openPaymentEndpoint, { orderId: body.order.id })
  await lapse(world, fair)
  const second = await joins(quick, fair, team.id)
  const mine = await quick.asks(openPaymentEndpoint, { orderId: second.body.order.id })
  await Promise.all([
    late.asks(actSandboxEndpoint, { paymentId: payment.id, act: 'pay' }),
    quick.asks(actSandboxEndpoint, { paymentId: mine.id, act: 'pay' }),
  ])
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'succeeded', paid: 2 })
  expect(await late.asks(readOrderEndpoint, { orderId: body.order.id })).toMatchObject({
    state: 'refunded',
    endedWhy: 'team_full',
    refunds: [{ amountFen: 1200 }],
  })
  await expect.poll(() => money(world, fair)).toEqual({ 'clearing/sandbox': 2400, prepaid: 2400 })
})

test('whoever pays late and finds the seat still free takes it; a leader who pays late begins after all', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const { team, order } = await opens(leader, fair)
  const first = await leader.asks(openPaymentEndpoint, { orderId: order.id })
  await lapse(world, fair)
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'failed', endedWhy: 'leader_unpaid' })
  await leader.asks(actSandboxEndpoint, { paymentId: first.id, act: 'pay' })
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'running', paid: 1 })
  const { body } = await joins(member, fair, team.id)
  const second = await member.asks(openPaymentEndpoint, { orderId: body.order.id })
  await lapse(world, fair)
  expect(await readsTeam(leader, team.id)).toMatchObject({ seatsLeft: 1 })
  await member.asks(actSandboxEndpoint, { paymentId: second.id, act: 'pay' })
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'succeeded', paid: 2 })
})

test('where the activity says so, a surplus payer leads a team of their own', async () => {
  const fair = await aGroupBuy(world, { surplus: 'new_team' })
  const [leader, late, quick] = (await people(world, fair, 3)) as [Someone, Someone, Someone]
  const { team } = await leads(leader, fair)
  const { body } = await joins(late, fair, team.id)
  const payment = await late.asks(openPaymentEndpoint, { orderId: body.order.id })
  await lapse(world, fair)
  await follows(quick, fair, team.id)
  await late.asks(actSandboxEndpoint, { paymentId: payment.id, act: 'pay' })
  const [full, fresh] = await teamRows(world, fair)
  expect(full).toMatchObject({ state: 'succeeded', paid: 2 })
  expect(fresh).toMatchObject({ state: 'running', paid: 1, leader_id: late.id })
  expect(await stateOf(late, body.order.id)).toBe('paid')
})

test('never: re-validation after payment that throws → paid, no record, no refund (ruoyi-vue-pro)', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const { team } = await leads(leader, fair)
  const { body } = await joins(member, fair, team.id)
  const { id, amountFen } = await member.asks(openPaymentEndpoint, { orderId: body.order.id })
  const notice = { id: 'EV-killed', tradeNo: id.slice(4), theirNo: 'T-killed', amountFen, paidAt: world.now() }
  const hears = () => world.within(fair.tenant.id, (ctx) => hearPaid(ctx, 'sandbox', notice))
  declareOrigin('group_buy', { ...seatWord, paid: () => Promise.reject(new Error('killed between pay and seat')) })
  try {
    await expect(hears()).rejects.toThrow('killed')
  } finally {
    declareOrigin('group_buy', seatWord)
  }
  expect(await stateOf(member, body.order.id)).toBe('unpaid')
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'running', paid: 1, seatsLeft: 0 })
  expect(await money(world, fair)).toEqual({ 'clearing/sandbox': 1200, prepaid: 1200 })
  expect(await hears()).toBe('settled')
  expect(await hears()).toBe('repeated')
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'succeeded', paid: 2 })
})

test('never: an overfull team stays open until someone opens the page and the timeout job ignores it (CRMEB)', async () => {
  const fair = await aGroupBuy(world, { people: [3], minutes: 60 })
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const { team, order } = await leads(leader, fair)
  const second = await follows(member, fair, team.id)
  world.pass(61 * 60_000)
  expect(await sweepTeams(world, fair)).toBe(1)
  expect(await sweepTeams(world, fair)).toBe(0)
  expect((await teamRows(world, fair)).filter(({ state }) => state === 'running')).toEqual([])
  await settled(leader, order.id, 'refunded')
  await settled(member, second.id, 'refunded')
  await expect.poll(() => money(world, fair)).toEqual({})
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'failed', endedWhy: 'time_over' })
})

test('never: expired team treated as success; failed refund not retryable (litemall, ruoyi-vue-pro)', async () => {
  const fair = await aGroupBuy(world, { minutes: 30 })
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const { team, order } = await leads(leader, fair)
  const { body } = await joins(member, fair, team.id)
  const payment = await member.asks(openPaymentEndpoint, { orderId: body.order.id })
  world.pass(31 * 60_000)
  // Before any sweep: the time alone decides.
  await member.asks(actSandboxEndpoint, { paymentId: payment.id, act: 'pay' })
  expect(await member.asks(readOrderEndpoint, { orderId: body.order.id })).toMatchObject({
    state: 'refunded',
    endedWhy: 'team_over',
  })
  await sweepTeams(world, fair)
  expect(await readsTeam(leader, team.id)).toMatchObject({ state: 'failed' })
  await settled(leader, order.id, 'refunded')
  const refundOf = async () => (await leader.asks(readOrderEndpoint, { orderId: order.id })).refunds[0] as Refund
  await expect.poll(async () => (await refundOf()).state).toBe('done')
  await fail(fair, (await refundOf()).id)
  const { rows } = await fair.owner.asks(listAttentionEndpoint, {})
  expect(rows).toMatchObject([{ kind: 'refund', why: 'account closed' }])
  await fair.owner.asks(retryRefundEndpoint, { refundId: (await refundOf()).id })
  await expect.poll(async () => (await refundOf()).state).toBe('done')
})

/** As if the provider had refused it. */
const fail = ({ tenant }: Fair, refundId: RefundId) =>
  world.within(tenant.id, (ctx) =>
    sql`update commerce.refunds set state = 'failed', failure = 'account closed', done_at = null
      where tenant_id = ${tenant.id} and id = ${refundId}`.execute(ctx.tables()),
  )

test('never: a new leader gets a fresh 24 h (CRMEB)', async () => {
  const fair = await aGroupBuy(world, { people: [3], mayLeave: true })
  const [leader, heir, third] = (await people(world, fair, 3)) as [Someone, Someone, Someone]
  const { team } = await leads(leader, fair)
  await follows(heir, fair, team.id)
  const { expiresAt } = await readsTeam(leader, team.id)
  world.pass(3_600_000)
  const left = await leader.asks(leaveTeamEndpoint, { teamId: team.id })
  expect(left).toMatchObject({ state: 'running', paid: 1, expiresAt, leader: { id: heir.id } })
  expect((await readsTeam(third, team.id)).members).toMatchObject([{ leads: true }, { leads: false, left: true }])
  expect(await heir.asks(leaveTeamEndpoint, { teamId: team.id })).toMatchObject({
    state: 'failed',
    endedWhy: 'all_left',
  })
  await expect.poll(() => money(world, fair)).toEqual({})
})
