import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { changeGroupEndpoint, joinGroupEndpoint, readGroupEndpoint } from '../../community/contract.ts'
import { aCommunity, type Founded } from '../../community/test/cast.ts'
import { aPerson, type Someone } from '../../identity/test/cast.ts'
import { sendMessageEndpoint } from '../../messaging/contract.ts'
import {
  actSandboxEndpoint,
  changeMembershipRulesEndpoint,
  giveUpMembershipEndpoint,
  listMyMembershipsEndpoint,
  listMyOrdersEndpoint,
  makePlanEndpoint,
  orderMembershipEndpoint,
  type PaymentId,
  type Plan,
  readDoorFeeEndpoint,
  tryMembershipEndpoint,
} from '../contract.ts'
import { lapseMemberships } from '../operations/close-doors.ts'
import { money } from './cast.ts'

let world: World
const day = 86_400_000
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

type Paid = Founded & { plan: Plan }

/** A community whose group asks for a membership at its door. */
type Door = Partial<InputOf<typeof makePlanEndpoint>> & { cap?: number; afterEnd?: 'leaves' | 'reads' }

async function aPaidDoor({ cap = 50, afterEnd = 'leaves', ...plan }: Door = {}): Promise<Paid> {
  const founded = await aCommunity(world, { cap })
  const { owner, community, group } = founded
  await owner.asks(changeGroupEndpoint, { groupId: group.id, threshold: { kind: 'fee' } })
  const rules = { communityId: community.id, version: 0, mostRefunds: null, mostExits: null, afterEnd }
  await owner.asks(changeMembershipRulesEndpoint, rules)
  const words = { communityId: community.id, name: '月卡', days: 30, priceFen: 3000, graceDays: 3, ...plan }
  return { ...founded, plan: await owner.asks(makePlanEndpoint, words) }
}

const knocks = (who: Someone, { group, community }: Paid) =>
  who.asks(joinGroupEndpoint, { code: group.joinCode, acceptsRules: community.rulesVersion })
const orders = (who: Someone, { plan, group }: Paid) =>
  who.tries(orderMembershipEndpoint, {
    planId: plan.id,
    totalFen: plan.priceFen,
    playMoney: true,
    code: group.joinCode,
  })
const pays = (who: Someone, paymentId: unknown) =>
  who.asks(actSandboxEndpoint, { paymentId: paymentId as PaymentId, act: 'pay' })
const sits = async (who: Someone, { group }: Paid) =>
  (await who.tries(readGroupEndpoint, { groupId: group.id })).status === 200

async function comesIn(door: Paid, name = '小满'): Promise<Someone> {
  const who = await aPerson(world, door.tenant, { name })
  await knocks(who, door)
  await pays(who, (await orders(who, door)).body.paymentId)
  return who
}
const lapse = ({ tenant }: Paid) => world.within(tenant.id, lapseMemberships)

test('price, time and refund rule stand at the door for everybody; who has paid is in, who has not is out', async () => {
  const door = await aPaidDoor()
  const visitor = await aPerson(world, door.tenant, { name: '小满' })
  const { plans, rules } = await visitor.asks(readDoorFeeEndpoint, { code: door.group.joinCode })
  expect(plans).toMatchObject([{ name: '月卡', priceFen: 3000, refund: 'unused_days' }])
  expect(rules).toMatchObject({ afterEnd: 'leaves' })
  expect((await orders(visitor, door)).problem?.code, 'the rules are accepted first').toBe(
    'community.rules_not_accepted',
  )
  expect((await knocks(visitor, door)).outcome).toBe('fee')
  expect(await sits(visitor, door)).toBe(false)
  const order = await orders(visitor, door)
  await pays(visitor, order.body.paymentId)
  expect(await sits(visitor, door)).toBe(true)
  expect((await knocks(visitor, door)).outcome).toBe('joined')
})

test('the last seat and twelve payments at once: one is seated, the others are refunded, nobody has paid and is outside', async () => {
  const door = await aPaidDoor({ cap: 2 })
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, place) => aPerson(world, door.tenant, { name: `人${place}` })),
  )
  for (const who of people) await knocks(who, door)
  const placed = await Promise.all(people.map((who) => orders(who, door)))
  expect(placed.every(({ status }) => status === 200)).toBe(true)
  await Promise.all(people.map((who, place) => pays(who, placed[place]?.body.paymentId)))
  const inside = await Promise.all(people.map((who) => sits(who, door)))
  expect(inside.filter(Boolean)).toHaveLength(1)
  for (const [place, who] of people.entries()) {
    const [order] = (await who.asks(listMyOrdersEndpoint, {})).rows
    const [held] = (await who.asks(listMyMembershipsEndpoint, {})).rows
    expect([order?.state === 'refunded', held?.holds]).toEqual([!inside[place], inside[place]])
  }
  await expect.poll(async () => (await money(world, door))['clearing/sandbox']).toBe(3000)
  const late = await aPerson(world, door.tenant, { name: '晚到' })
  await knocks(late, door)
  expect((await orders(late, door)).problem?.code, 'a full group charges nobody').toBe('community.group_full')
})

test('after the days of grace they leave; who renews in time stays', async () => {
  const door = await aPaidDoor()
  const [gone, stays] = [await comesIn(door, '走了'), await comesIn(door, '留下')]
  world.pass(29 * day)
  const renewal = await stays.asks(orderMembershipEndpoint, { planId: door.plan.id, totalFen: 3000, playMoney: true })
  await pays(stays, renewal.paymentId)
  world.pass(3 * day)
  await lapse(door)
  expect([await sits(gone, door), await sits(stays, door)], 'in grace').toEqual([true, true])
  world.pass(2 * day)
  await lapse(door)
  await lapse(door)
  expect([await sits(gone, door), await sits(stays, door)]).toEqual([false, true])
})

test('where the owner has published so, they stay and only read, and speak again once they renew', async () => {
  const door = await aPaidDoor({ afterEnd: 'reads' })
  const who = await comesIn(door)
  const says = (text: string) =>
    who.tries(sendMessageEndpoint, { groupId: door.group.id, clientId: randomUUID(), text })
  expect((await says('早')).status).toBe(200)
  world.pass(34 * day)
  await lapse(door)
  expect(await sits(who, door)).toBe(true)
  expect((await says('在吗')).problem?.code).toBe('messaging.only_reads')
  const renewal = await who.asks(orderMembershipEndpoint, { planId: door.plan.id, totalFen: 3000, playMoney: true })
  await pays(who, renewal.paymentId)
  expect((await says('回来了')).status).toBe(200)
})

test('who is given back leaves at once; who sat there before the fee stays', async () => {
  const door = await aPaidDoor()
  const who = await comesIn(door)
  world.pass(2 * day)
  const [held] = (await who.asks(listMyMembershipsEndpoint, {})).rows
  await who.asks(giveUpMembershipEndpoint, { membershipId: present(held).id, refundFen: held?.refundFen ?? 0 })
  expect(await sits(who, door)).toBe(false)
  expect(await sits(door.owner, door)).toBe(true)
})

test('a trial opens the door once, and closes it when it ends', async () => {
  const door = await aPaidDoor({ trialDays: 7 })
  const who = await aPerson(world, door.tenant, { name: '试试' })
  await knocks(who, door)
  await who.asks(tryMembershipEndpoint, { planId: door.plan.id, code: door.group.joinCode })
  expect(await sits(who, door)).toBe(true)
  world.pass(8 * day)
  await lapse(door)
  expect(await sits(who, door)).toBe(false)
})
