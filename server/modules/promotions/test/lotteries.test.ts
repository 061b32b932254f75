import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { aBuyer, aShop, recipient } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readBalance } from '../../ledger/index.ts'
import {
  type ActivityId,
  changeActivityEndpoint,
  claimPrizeEndpoint,
  type Draw,
  deliverPrizeEndpoint,
  drawClosingEndpoint,
  listParticipationsEndpoint,
  listPrizeClaimsEndpoint,
  listWinnersEndpoint,
  makeActivityEndpoint,
  readActivityEndpoint,
  readLotteryEndpoint,
} from '../contract.ts'
import { verifyLottery } from '../contract/lottery-verdict.ts'
import { db } from '../tables.ts'
import { type Fair, people } from './cast.ts'
import {
  aLottery,
  draws,
  ends,
  givePoints,
  type LotteryWords,
  lotteryWords,
  prizes,
  proofOf,
  readsLottery,
} from './lottery-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const always = (kind: 'goods' | 'points', pieces = 5): NonNullable<LotteryWords['prizes']> => [
  { name: '大奖', kind, oddsBp: 9999, pieces, ...(kind === 'points' ? { points: 10 } : {}) },
  { name: '谢谢参与', kind: 'none', oddsBp: 1 },
]
const pointsOf = ({ tenant }: Fair, { id }: Someone) =>
  world.within(tenant.id, (ctx) => readBalance(ctx, 'points', `person/${id}`))

test('a thousand draws with ten prizes: never more than there are, numbers without a gap, and everybody can work it out anew', async () => {
  const lottery = await aLottery(world)
  const all = await people(world, lottery, 20)
  const drawn: Draw[] = []
  for (let round = 0; round < 10; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => draws(all[(at + round) % all.length] as Someone, lottery)),
    )
    drawn.push(...answers.map(({ body }) => body))
  }
  expect(drawn.map(({ no }) => no).sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1))
  const counts = Map.groupBy(drawn, ({ got }) => got)
  expect([counts.get(0)?.length, counts.get(1)?.length, counts.get(2)?.length]).toEqual([3, 7, 990])
  expect((await readsLottery(all[0] as Someone, lottery)).prizes.map(({ left }) => left)).toEqual([0, 0, null])
  expect((await proofOf(world, lottery)).secret).toBeNull()
  await ends(lottery)
  const proof = await proofOf(world, lottery)
  expect(proof.commitment).toBe((await readsLottery(all[0] as Someone, lottery)).commitment)
  expect(await verifyLottery(proof)).toEqual({ committed: true, complete: true, wrong: [] })
}, 120_000)

test('published before it starts, with the commitment, and not changed after it has begun (LO-1, LO-2)', async () => {
  const shop = await aShop(world)
  const words = lotteryWords(world, shop.community.id, {})
  const early = { ...words, startsAt: new Date(world.now().getTime() - 1000).toISOString() }
  expect((await shop.owner.tries(makeActivityEndpoint, early)).problem?.code).toBe('promotions.starts_too_early')
  const activity = await shop.owner.asks(makeActivityEndpoint, words)
  const buyer = await aBuyer(world, shop)
  const lottery = { ...shop, activity }
  expect((await readsLottery(buyer, lottery)).commitment).toMatch(/^[0-9a-f]{64}$/)
  expect((await draws(buyer, lottery)).problem?.code).toBe('promotions.activity_not_running')
  const changes = (version: number) =>
    shop.owner.tries(changeActivityEndpoint, {
      ...lotteryWords(world, shop.community.id, { perPerson: 500 }),
      activityId: activity.id,
      version,
    })
  expect((await changes(1)).body.version).toBe(2)
  world.pass(120_000)
  expect((await changes(2)).problem?.code).toBe('promotions.terms_fixed')
})

test('an empty prize is no prize: nothing is re-weighted (LO-3)', async () => {
  const lottery = await aLottery(world, { prizes: always('goods', 2) })
  const buyer = await aBuyer(world, lottery)
  const answers = await Promise.all(Array.from({ length: 12 }, () => draws(buyer, lottery)))
  expect(answers.filter(({ body }) => body.state === 'won')).toHaveLength(2)
  expect(answers.filter(({ body }) => body.state === 'nothing')).toHaveLength(10)
})

test.each([
  ['a prize above 50,000 yuan, in money or not (LO-4)', [{ ...prizes[0], valueFen: 5_000_001 }, ...prizes.slice(1)]],
  ['odds that are not the whole', [{ ...prizes[0], oddsBp: 999 }, ...prizes.slice(1)]],
  ['odds above the whole', [{ ...prizes[0], oddsBp: 10_000 }, ...prizes.slice(1)]],
  ['everybody wins', prizes.slice(0, 2).map((prize) => ({ ...prize, oddsBp: 5000 }))],
  [
    'nobody wins',
    [
      { name: '无', kind: 'none', oddsBp: 5000 },
      { name: '没有', kind: 'none', oddsBp: 5000 },
    ],
  ],
  ['a prize without pieces', [{ ...prizes[0], pieces: null }, ...prizes.slice(1)]],
  ['points without a number', [{ ...prizes[1], points: null, oddsBp: 3000 }, prizes[2]]],
  ['no pieces at all', [{ ...prizes[0], pieces: 0 }, ...prizes.slice(1)]],
])('refused where it is typed: %s', async (_, bad) => {
  const shop = await aShop(world)
  const words = lotteryWords(world, shop.community.id, {})
  const refused = await shop.owner.tries(makeActivityEndpoint as Endpoint, {
    ...words,
    terms: { ...words.terms, prizes: bad },
  })
  expect(refused.problem?.code).toBe('kernel.invalid_input')
})

test('never: 单日 limits that sum all history: a day is a day of the tenant, a person has a limit in all', async () => {
  const lottery = await aLottery(world, { perDay: 2, perPerson: 3 })
  const buyer = await aBuyer(world, lottery)
  const codes = async (times: number) =>
    (await Promise.all(Array.from({ length: times }, () => draws(buyer, lottery)))).map(
      ({ problem }) => problem?.code ?? 'drawn',
    )
  expect((await codes(6)).filter((code) => code === 'drawn')).toHaveLength(2)
  expect(await readsLottery(buyer, lottery)).toMatchObject({ leftToday: 0, leftInAll: 1, may: [] })
  world.pass(86_400_000)
  expect(await readsLottery(buyer, lottery)).toMatchObject({ leftToday: 1, may: ['draw'] })
  expect((await codes(4)).filter((code) => code === 'drawn')).toHaveLength(1)
})

test('staff cannot draw (LO-5)', async () => {
  const lottery = await aLottery(world)
  expect((await draws(lottery.owner, lottery)).problem?.code).toBe('promotions.staff_excluded')
})

test('a draw costs points, and none is drawn without them', async () => {
  const lottery = await aLottery(world, { costPoints: 5 })
  const buyer = await aBuyer(world, lottery)
  expect((await draws(buyer, lottery)).problem?.code).toBe('ledger.balance_too_low')
  await givePoints(world, lottery, buyer, 12)
  const answers = await Promise.all(Array.from({ length: 5 }, () => draws(buyer, lottery)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  expect(await pointsOf(lottery, buyer)).toBe(2)
  expect((await readsLottery(buyer, lottery)).entries).toBe(2)
})

test('points come once, however often somebody taps; goods need an address and are handed over by the desk', async () => {
  const lottery = await aLottery(world, { prizes: always('points') })
  const [winner, other] = (await people(world, lottery, 2)) as [Someone, Someone]
  const { id: drawId } = (await draws(winner, lottery)).body
  expect((await other.tries(claimPrizeEndpoint, { drawId })).problem?.code).toBe('promotions.not_your_prize')
  const taps = await Promise.all(Array.from({ length: 5 }, () => winner.tries(claimPrizeEndpoint, { drawId })))
  expect(taps.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await pointsOf(lottery, winner)).toBe(10)

  const goods = await aLottery(world, { prizes: always('goods') })
  const lucky = await aBuyer(world, goods)
  const won = (await draws(lucky, goods)).body
  expect((await lucky.tries(claimPrizeEndpoint, { drawId: won.id })).problem?.code).toBe('commerce.recipient_missing')
  expect((await lucky.asks(claimPrizeEndpoint, { drawId: won.id, recipient })).state).toBe('claimed')
  const { rows } = await goods.owner.asks(listPrizeClaimsEndpoint, { activityId: goods.activity.id })
  expect(rows).toMatchObject([{ prize: '大奖', state: 'claimed', recipient: { name: '何苗' } }])
  expect((await lucky.tries(listPrizeClaimsEndpoint, { activityId: goods.activity.id })).status).toBe(403)
  expect((await goods.owner.asks(deliverPrizeEndpoint, { drawId: won.id })).state).toBe('delivered')
})

test('whoever does not claim in time has nothing to claim', async () => {
  const lottery = await aLottery(world, { prizes: always('points'), claimDays: 2 })
  const winner = await aBuyer(world, lottery)
  const { id: drawId } = (await draws(winner, lottery)).body
  world.pass(2 * 86_400_000)
  expect((await winner.tries(claimPrizeEndpoint, { drawId })).problem?.code).toBe('promotions.claim_over')
  expect((await readsLottery(winner, lottery)).mine).toMatchObject([{ state: 'lapsed' }])
  expect(await pointsOf(lottery, winner)).toBe(0)
})

test('the list of winners shows masked names; records can be deleted by nobody (LO-5)', async () => {
  const lottery = await aLottery(world, { prizes: always('goods') })
  const winner = await aBuyer(world, lottery, '何小满')
  await draws(winner, lottery)
  const asked = { activityId: lottery.activity.id }
  expect((await winner.asks(listWinnersEndpoint, asked)).rows).toMatchObject([{ no: 1, name: '何**', prize: '大奖' }])
  const gone = world.within(lottery.tenant.id, (ctx) => db(ctx).deleteFrom('promotions.draws').execute())
  await expect(gone).rejects.toThrow('denied')
  expect((await winner.asks(listParticipationsEndpoint, {})).rows).toMatchObject([{ kind: 'lottery', state: 'won' }])
  const { figures } = await lottery.owner.asks(readActivityEndpoint, asked)
  expect(figures).toMatchObject({ people: 1, started: 1, succeeded: 1 })
})

test('a closing draw: once, after entries are closed, every piece to somebody, recomputable with the public value', async () => {
  const closing: LotteryWords = {
    draws: 'closing',
    perDay: 1,
    perPerson: 1,
    publicValue: '12 月 1 日上证指数收盘价',
    prizes: [
      { name: '茶具', kind: 'goods', pieces: 2 },
      { name: '谢谢参与', kind: 'none' },
    ],
  }
  const lottery = await aLottery(world, closing)
  const all = await people(world, lottery, 9)
  const entered = await Promise.all(all.map((one) => draws(one, lottery)))
  expect(entered.every(({ body }) => body.state === 'entered')).toBe(true)
  const opens = () =>
    lottery.owner.tries(drawClosingEndpoint, { activityId: lottery.activity.id, publicValue: '3120.55' })
  expect((await opens()).problem?.code).toBe('promotions.lottery_still_runs')
  await ends(lottery)
  expect((await proofOf(world, lottery)).secret).toBeNull()
  const answers = await Promise.all([opens(), opens()])
  expect(answers.map(({ problem }) => problem?.code ?? 'drawn').sort()).toEqual(['drawn', 'promotions.already_drawn'])
  const proof = await proofOf(world, lottery)
  expect(proof.entries.filter(({ got }) => got === 0)).toHaveLength(2)
  expect(await verifyLottery(proof)).toEqual({ committed: true, complete: true, wrong: [] })
})

test('anybody may check a lottery, nobody finds one that is not there', async () => {
  const lottery = await aLottery(world)
  expect((await proofOf(world, lottery)).prizes).toHaveLength(3)
  const stranger = world.caller()
  expect((await stranger.tries(readLotteryEndpoint, { activityId: lottery.activity.id })).status).toBe(401)
  const nowhere = { activity: { ...lottery.activity, id: 'act_00000000000000000000000000' as ActivityId } }
  await expect(proofOf(world, nowhere)).rejects.toThrow('404')
})
