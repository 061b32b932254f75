/** Red packets between members: points of their own, to a group, and never money. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer, aShop, type Shop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { listAccountsEndpoint } from '../../ledger/contract.ts'
import { bookPosting, readBalance } from '../../ledger/index.ts'
import { chart } from '../../ledger/rules/chart.ts'
import { listMessagesEndpoint } from '../../messaging/contract.ts'
import {
  givePacketEndpoint,
  listCommunityActivitiesEndpoint,
  openPacketEndpoint,
  readActivityEndpoint,
  readMyPointsEndpoint,
  readRedPacketEndpoint,
} from '../contract.ts'
import { refundPackets } from '../operations/red-packets/refund-packets.ts'
import { people } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const gifts = { split: 'equal', total: 100, packets: 4, greeting: '周末愉快' } as const
type Gift = Partial<{ split: 'equal' | 'lucky'; total: number; packets: number; clientId: string; channel: 'offline' }>

async function aGiver(points = 100): Promise<{ shop: Shop; giver: Someone }> {
  const shop = await aShop(world)
  const giver = await aBuyer(world, shop, '何苗')
  await world.within(shop.tenant.id, (ctx) =>
    bookPosting(ctx, {
      book: 'points',
      kind: 'granted',
      key: `granted ${giver.id}`,
      about: giver.id,
      movements: [{ debit: 'issued', credit: `person/${giver.id}`, amount: points }],
    }),
  )
  return { shop, giver }
}
const gives = (giver: Someone, { group }: Shop, words: Gift = {}) =>
  giver.tries(givePacketEndpoint, { groupId: group.id, clientId: randomUUID(), ...gifts, ...words })
const pointsOf = async (who: Someone) => (await who.asks(readMyPointsEndpoint, {})).points

test('points of mine go into packets, a card stands in the chat, and whoever opens one has them', async () => {
  const { shop, giver } = await aGiver()
  const [one, two] = (await people(world, shop, 2)) as [Someone, Someone]
  const { body } = await gives(giver, shop)
  expect(body).toMatchObject({ state: 'open', holds: 'points', total: 100, left: 4, givenBy: { id: giver.id } })
  expect(await pointsOf(giver)).toBe(0)
  const said = (await one.asks(listMessagesEndpoint, { groupId: shop.group.id })).rows.at(-1)
  expect(said?.text).toContain(`/activities/${body.activityId}`)
  const { ruling } = await one.asks(readActivityEndpoint, { activityId: body.activityId })
  expect(ruling.zh).toContain('成员之间只能送自己的积分')
  for (const who of [one, two, two]) await who.asks(openPacketEndpoint, { activityId: body.activityId })
  expect([await pointsOf(one), await pointsOf(two)]).toEqual([25, 25])
  const { rows } = await one.asks(listCommunityActivitiesEndpoint, { communityId: shop.community.id })
  expect(rows).toEqual([])
})

test('what nobody opened within a day comes back to the giver, once', async () => {
  const { shop, giver } = await aGiver()
  const one = await aBuyer(world, shop)
  const { body } = await gives(giver, shop)
  await one.asks(openPacketEndpoint, { activityId: body.activityId })
  world.pass(24 * 3_600_000 + 1000)
  expect((await one.asks(readRedPacketEndpoint, { activityId: body.activityId })).state).toBe('over')
  const closes = () => world.within(shop.tenant.id, refundPackets)
  await Promise.all([closes(), closes()])
  expect([await pointsOf(giver), await pointsOf(one)]).toEqual([75, 25])
})

test('X-2, X-4: nobody gives what they have not, nor twice: five taps at once are one packet', async () => {
  const { shop, giver } = await aGiver(150)
  const clientId = randomUUID()
  const taps = await Promise.all([1, 2, 3, 4, 5].map(() => gives(giver, shop, { clientId })))
  expect(new Set(taps.map(({ body }) => body.activityId)).size).toBe(1)
  expect(await pointsOf(giver)).toBe(50)
  expect((await gives(giver, shop)).problem?.code).toBe('ledger.balance_too_low')
  const both = await Promise.all([1, 2].map(() => gives(giver, shop, { total: 40 })))
  expect(both.filter(({ problem }) => !problem)).toHaveLength(1)
  expect(await pointsOf(giver)).toBe(10)
})

test('only who sits in the group gives, opens and looks; a channel without a chat refuses', async () => {
  const { shop, giver } = await aGiver()
  const { shop: other, giver: stranger } = await aGiver()
  const { body } = await gives(giver, shop)
  expect((await gives(stranger, shop)).status).toBe(404)
  expect((await stranger.tries(openPacketEndpoint, { activityId: body.activityId })).status).toBe(404)
  expect((await gives(stranger, other, { channel: 'offline' })).problem?.code).toBe('promotions.channel_refuses')
})

test.each([
  ['a sum that cannot be shared', { total: 101 }],
  ['fewer points than packets', { split: 'lucky', total: 3 }],
  ['nothing', { total: 0 }],
  ['half a point', { total: 10.5 }],
] as const)('refused where it is typed: %s', async (_, words) => {
  const { shop, giver } = await aGiver()
  expect((await gives(giver, shop, words)).status).toBe(400)
})

test('W1: between people only points: no wish for money is known, and no account of money is a person’s own purse', async () => {
  const { shop, giver } = await aGiver()
  const { body } = await giver.tries(givePacketEndpoint, {
    groupId: shop.group.id,
    clientId: randomUUID(),
    ...gifts,
    ...{ holds: 'cash' },
  })
  expect(body.holds).toBe('points')
  expect(Object.values(chart.money).some(({ atOnce }) => atOnce)).toBe(false)
  const { rows } = await shop.owner.asks(listAccountsEndpoint, { book: 'money', limit: 100 })
  expect(rows).toEqual([])
  expect(await world.within(shop.tenant.id, (ctx) => readBalance(ctx, 'points', `person/${giver.id}`))).toBe(0)
})
