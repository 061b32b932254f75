import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer, aShop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readBalance } from '../../ledger/index.ts'
import {
  changeActivityEndpoint,
  listParticipationsEndpoint,
  makeActivityEndpoint,
  openPacketEndpoint,
  readActivityEndpoint,
  readRedPacketEndpoint,
  steerActivityEndpoint,
  type TermsWords,
} from '../contract.ts'
import { refundPackets } from '../operations/red-packets/refund-packets.ts'
import { activityWords, type Fair, people } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

type PacketWords = Partial<Omit<Extract<TermsWords, { kind: 'red_packet' }>, 'kind'>>

async function aPacket(terms: PacketWords = {}, shop?: Omit<Fair, 'activity'>): Promise<Fair> {
  const there = shop ?? (await aShop(world))
  const words = activityWords(world, there, { kind: 'red_packet', split: 'lucky', total: 1000, packets: 10, ...terms })
  return { ...there, activity: await there.owner.asks(makeActivityEndpoint, words) }
}
const opens = (someone: Someone, { activity }: Fair) => someone.tries(openPacketEndpoint, { activityId: activity.id })
const reads = (someone: Someone, { activity }: Fair) => someone.asks(readRedPacketEndpoint, { activityId: activity.id })
const balance = ({ tenant }: Fair, code: string) => world.within(tenant.id, (ctx) => readBalance(ctx, 'points', code))
const refunds = ({ tenant }: Fair) => world.within(tenant.id, refundPackets)
const codesOf = (answers: { problem: { code: string } | null }[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ problem }) => problem?.code ?? 'opened')].map(([code, all]) => [code, all.length]),
  )

test('a hundred people at twenty packets: twenty open one, the sum is exact, nobody has two', async () => {
  const packet = await aPacket({ packets: 20, total: 2000 })
  const all = await people(world, packet, 100)
  const answers = await Promise.all(all.map((one) => opens(one, packet)))
  expect(codesOf(answers)).toEqual({ opened: 20, 'promotions.packet_empty': 80 })
  const seen = await reads(all[0] as Someone, packet)
  expect(seen).toMatchObject({ state: 'empty', left: 0 })
  expect(seen.opened.reduce((sum, { amount }) => sum + amount, 0)).toBe(2000)
  expect(new Set(seen.opened.map(({ person }) => person.id)).size).toBe(20)
  const balances = await Promise.all(all.map(({ id }) => balance(packet, `person/${id}`)))
  expect(balances.reduce((sum, amount) => sum + amount, 0)).toBe(2000)
  expect(await balance(packet, `packet_funds/${packet.activity.id}`)).toBe(0)
}, 60_000)

test('one person tapping eight times at once has one packet, and is told the same amount each time (RP-2)', async () => {
  const packet = await aPacket()
  const buyer = await aBuyer(world, packet)
  await Promise.all(Array.from({ length: 8 }, () => opens(buyer, packet)))
  const again = await opens(buyer, packet)
  const { mine, left } = again.body
  expect(left).toBe(9)
  expect(await balance(packet, `person/${buyer.id}`)).toBe(mine?.amount)
})

test('equal packets are equal; what is set aside comes from the house (RP-4)', async () => {
  const packet = await aPacket({ split: 'equal', total: 300, packets: 3 })
  expect(await balance(packet, `packet_funds/${packet.activity.id}`)).toBe(300)
  const all = await people(world, packet, 3)
  const answers = await Promise.all(all.map((one) => opens(one, packet)))
  expect(answers.map(({ body }) => body.mine?.amount)).toEqual([100, 100, 100])
})

test('a day after its start it is over, and what is left goes back once, however often the clock strikes', async () => {
  const packet = await aPacket({ split: 'equal' })
  const [early, late] = (await people(world, packet, 2)) as [Someone, Someone]
  await opens(early, packet)
  world.pass(24 * 3_600_000)
  expect((await opens(late, packet)).problem?.code).toBe('promotions.activity_not_running')
  expect((await reads(late, packet)).state).toBe('over')
  const closed = await Promise.all([refunds(packet), refunds(packet), refunds(packet)])
  expect(closed.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await refunds(packet)).toBe(0)
  expect(await balance(packet, `packet_funds/${packet.activity.id}`)).toBe(0)
  expect(await balance(packet, 'issued')).toBe(100)
  expect((await opens(early, packet)).body.mine?.amount).toBe(100)
})

test('ended by hand it goes back too, and nobody opens one afterwards', async () => {
  const packet = await aPacket()
  const buyer = await aBuyer(world, packet)
  await packet.owner.asks(steerActivityEndpoint, { activityId: packet.activity.id, act: 'end' })
  expect((await opens(buyer, packet)).problem?.code).toBe('promotions.activity_not_running')
  expect(await refunds(packet)).toBe(1)
  expect(await balance(packet, 'issued')).toBe(0)
})

test('never: 单日 limits that sum all history: a day is a day of the tenant, over all packets (RP-3)', async () => {
  const first = await aPacket({ perDay: 1 })
  const second = await aPacket({ perDay: 1 }, first)
  const buyer = await aBuyer(world, first)
  expect((await opens(buyer, first)).status).toBe(200)
  expect((await opens(buyer, second)).problem?.code).toBe('promotions.packet_day_limit')
  // 18 hours later it is another day in Shanghai, and the packet still open.
  world.pass(18 * 3_600_000)
  expect((await opens(buyer, second)).status).toBe(200)
})

test('what lies in packets is not changed; figures and participations are counted from rows', async () => {
  const packet = await aPacket()
  const buyer = await aBuyer(world, packet)
  await opens(buyer, packet)
  const changed = await packet.owner.tries(changeActivityEndpoint, {
    ...activityWords(world, packet, { kind: 'red_packet', split: 'lucky', total: 9000, packets: 10 }),
    activityId: packet.activity.id,
    version: 1,
  })
  expect(changed.problem?.code).toBe('promotions.terms_fixed')
  const { figures } = await packet.owner.asks(readActivityEndpoint, { activityId: packet.activity.id })
  expect(figures).toMatchObject({ people: 1, succeeded: 1 })
  expect((await buyer.asks(listParticipationsEndpoint, {})).rows).toMatchObject([{ kind: 'red_packet' }])
})
