import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  actSandboxEndpoint,
  openPaymentEndpoint,
  type OrderId,
  readOrderEndpoint,
  refundOrderEndpoint,
  shipOrderEndpoint,
} from '../../commerce/contract.ts'
import { aBuyer, buys, money } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { leaveTeamEndpoint, openTeamEndpoint } from '../contract.ts'
import {
  aGroupBuy,
  aLadder,
  follows,
  joins,
  lapse,
  leads,
  opens,
  people,
  readsTeam,
  seatWords,
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

test('two who leave at the same instant leave no leader behind who has left', async () => {
  const fair = await aGroupBuy(world, { people: [5], mayLeave: true })
  const buyers = (await people(world, fair, 4)) as [Someone, Someone, Someone, Someone]
  const { team } = await leads(buyers[0], fair)
  for (const one of buyers.slice(1)) await follows(one, fair, team.id)
  await Promise.all(buyers.slice(0, 3).map((one) => one.asks(leaveTeamEndpoint, { teamId: team.id })))
  expect(await readsTeam(buyers[3], team.id)).toMatchObject({ paid: 1, leader: { id: buyers[3].id }, state: 'running' })
})

test('one person, one seat: also when they tap five times at once, and no second team beside an open one', async () => {
  const fair = await aGroupBuy(world, { people: [5] })
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const { team } = await leads(leader, fair)
  const taps = await Promise.all(Array.from({ length: 5 }, () => joins(member, fair, team.id)))
  expect(taps.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(taps.filter(({ problem }) => problem?.code === 'promotions.already_in_team')).toHaveLength(4)
  const again = await leader.tries(openTeamEndpoint, { activityId: fair.activity.id, ...seatWords(fair) })
  expect(again.problem?.code).toBe('promotions.already_in_team')
  expect(await readsTeam(leader, team.id)).toMatchObject({ seatsLeft: 3 })
})

test('a refund after success concerns that order alone; before, it cannot be shipped or left', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const { team, order } = await leads(leader, fair)
  expect((await leader.tries(leaveTeamEndpoint, { teamId: team.id })).problem?.code).toBe('promotions.may_not_leave')
  const early = await fair.owner.tries(shipOrderEndpoint, { orderId: order.id, carrier: '顺丰', tracking: 'SF10001' })
  expect(early.status).toBe(409)
  const second = await follows(member, fair, team.id)
  await expect.poll(async () => (await leader.asks(readOrderEndpoint, { orderId: order.id })).awaits).toBeNull()
  await fair.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '顾客不要了', backToStock: true })
  expect(await readsTeam(member, team.id)).toMatchObject({ state: 'succeeded', paid: 2 })
  expect(await stateOf(member, second.id)).toBe('paid')
})

test('a ladder: everyone pays the first price, and gets back the difference of the step reached, once', async () => {
  const ladder = await aLadder(world)
  const [a, b, c] = (await people(world, ladder, 3)) as [Someone, Someone, Someone]
  const { team, order } = await leads(a, ladder)
  await follows(b, ladder, team.id)
  expect(await readsTeam(a, team.id)).toMatchObject({ state: 'running', missing: 1 })
  await follows(c, ladder, team.id)
  const back = async () => (await a.asks(readOrderEndpoint, { orderId: order.id })).refunds
  await expect.poll(back).toMatchObject([{ amountFen: 300, why: 'team_step', state: 'done' }])
  await expect.poll(() => money(world, ladder)).toEqual({ 'clearing/sandbox': 2700, prepaid: 2700 })
})
test('with the first step reached a ladder succeeds when its time is over; fewer than declared are enough where told', async () => {
  const ladder = await aLadder(world)
  const [a, b] = (await people(world, ladder, 2)) as [Someone, Someone]
  const { team, order } = await leads(a, ladder)
  await follows(b, ladder, team.id)
  const fewer = await aGroupBuy(world, { people: [5], atLeast: 1, minutes: 60 })
  const lone = await leads(await aBuyer(world, fewer), fewer)
  world.pass(61 * 60_000)
  await sweepTeams(world, ladder)
  await sweepTeams(world, fewer)
  expect(await readsTeam(a, team.id)).toMatchObject({ state: 'succeeded', paid: 2 })
  expect((await teamRows(world, fewer))[0]).toMatchObject({ id: lone.team.id, state: 'succeeded', paid: 1 })
  await expect.poll(async () => (await a.asks(readOrderEndpoint, { orderId: order.id })).awaits).toBeNull()
  expect((await a.asks(readOrderEndpoint, { orderId: order.id })).refunds).toEqual([])
})

test('newcomers only: whoever has paid for anything here may lead but not join', async () => {
  const fair = await aGroupBuy(world, { newcomers: 'joiners' })
  const [old, other, fresh] = (await people(world, fair, 3)) as [Someone, Someone, Someone]
  await buys(old, fair, { delivery: 'none' })
  await buys(other, fair, { delivery: 'none' })
  const { team } = await leads(old, fair)
  expect((await joins(other, fair, team.id)).problem?.code).toBe('promotions.newcomers_only')
  expect(await follows(fresh, fair, team.id)).toMatchObject({ state: 'paid' })
})

test('stock is taken when it is paid: the one who finds none is refunded; with the stock locked it is held at once', async () => {
  const fair = await aGroupBuy(world, { people: [3] }, { onHand: 1 })
  const [leader, member] = (await people(world, fair, 2)) as [Someone, Someone]
  const { team, order } = await opens(leader, fair)
  const payment = await leader.asks(openPaymentEndpoint, { orderId: order.id })
  await buys(member, fair, { delivery: 'none' })
  await leader.asks(actSandboxEndpoint, { paymentId: payment.id, act: 'pay' })
  expect(await leader.asks(readOrderEndpoint, { orderId: order.id })).toMatchObject({
    state: 'refunded',
    endedWhy: 'sold_out',
  })
  expect(await readsTeam(leader, team.id)).toMatchObject({ paid: 0 })
  const locked = await aGroupBuy(world, { people: [3], holdsStock: true }, { onHand: 1 })
  await opens(await aBuyer(world, locked), locked)
  const second = await aBuyer(world, locked)
  const refused = await second.tries(openTeamEndpoint, { activityId: locked.activity.id, ...seatWords(locked) })
  expect(refused.problem?.code).toBe('commerce.sold_out')
})

test('a failed team gives the stock back', async () => {
  const fair = await aGroupBuy(world, { minutes: 60 }, { onHand: 1 })
  const [leader, other] = (await people(world, fair, 2)) as [Someone, Someone]
  const { order } = await leads(leader, fair)
  world.pass(61 * 60_000)
  await sweepTeams(world, fair)
  await settled(leader, order.id, 'refunded')
  expect(await buys(other, fair, { delivery: 'none' })).toMatchObject({ state: 'received' })
})

test('no more pieces than one person and all together may have, and what lapses is there again', async () => {
  const fair = await aGroupBuy(world, { people: [2], perOrder: 1, perPerson: 1, inAll: 2 })
  const [a, b, c] = (await people(world, fair, 3)) as [Someone, Someone, Someone]
  await opens(a, fair)
  const { team } = await leads(b, fair)
  expect((await joins(c, fair, team.id)).problem?.code).toBe('promotions.quota_taken')
  await lapse(world, fair)
  expect(await follows(c, fair, team.id)).toMatchObject({ state: 'paid' })
  const again = await a.tries(openTeamEndpoint, { activityId: fair.activity.id, ...seatWords(fair) })
  expect(again.problem?.code).toBe('promotions.quota_taken')
})
