import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  commitmentOf,
  drawClosing,
  handOut,
  keyed,
  type PublishedPrize,
  pointOf,
  prizeAt,
} from '../../contract/lottery-draws.ts'
import { maskedName } from './masked-name.ts'
import { verifyLottery } from '../../contract/lottery-verdict.ts'

const secret = '5e'.repeat(32)
const prizes: PublishedPrize[] = [
  { kind: 'goods', oddsBp: 100, pieces: 2 },
  { kind: 'points', oddsBp: 2000, pieces: 5 },
  { kind: 'none', oddsBp: 7900, pieces: null },
]
const odds = prizes.map(({ oddsBp }) => oddsBp)

test('commitment and draw are SHA-256 and HMAC-SHA-256 as others compute them', async () => {
  const bytes = Buffer.from(secret, 'hex')
  expect(await commitmentOf(secret)).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(await keyed(secret, 'act_1|7')).toBe(createHmac('sha256', bytes).update('act_1|7').digest('hex'))
})

test('points fall on the prizes in proportion to the published odds', async () => {
  const counts = [0, 0, 0]
  for (let no = 1; no <= 4000; no += 1) {
    const place = prizeAt(odds, await pointOf(secret, 'act_1', no))
    counts[place] = (counts[place] ?? 0) + 1
  }
  expect(Math.abs((counts[0] ?? 0) - 40)).toBeLessThan(30)
  expect(Math.abs((counts[1] ?? 0) - 800)).toBeLessThan(120)
})

test('each point has exactly one prize, as often as its odds say', () => {
  const counts = [0, 0, 0]
  for (let point = 0; point < 10_000; point += 1) counts[prizeAt(odds, point)]! += 1
  expect(counts).toEqual(odds)
})

test('an empty prize is no prize: the others become no likelier (LO-3)', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1, 2), { maxLength: 40 }), (drawn) => {
      const got = handOut(prizes, drawn)
      expect(got.filter((place) => place === 0).length).toBe(Math.min(2, drawn.filter((place) => place === 0).length))
      expect(got.filter((place) => place === 1).length).toBe(Math.min(5, drawn.filter((place) => place === 1).length))
      for (const [at, place] of got.entries()) expect([drawn[at], 2]).toContain(place)
    }),
  )
})

async function honest() {
  const numbers = Array.from({ length: 60 }, (_, at) => at + 1)
  const drawn = await Promise.all(numbers.map(async (no) => prizeAt(odds, await pointOf(secret, 'act_1', no))))
  const got = handOut(prizes, drawn)
  return {
    activityId: 'act_1',
    draws: 'instant' as const,
    commitment: await commitmentOf(secret),
    secret,
    publicValue: null,
    prizes,
    entries: numbers.map((no, at) => ({ no, got: got[at] ?? null })),
  }
}

test('an honest lottery verifies; another secret, a missing entry, a prize put in by hand are found', async () => {
  const proof = await honest()
  expect(await verifyLottery(proof)).toEqual({ committed: true, complete: true, wrong: [] })
  expect((await verifyLottery({ ...proof, commitment: '00'.repeat(32) }))?.committed).toBe(false)
  expect((await verifyLottery({ ...proof, entries: proof.entries.slice(1) }))?.complete).toBe(false)
  const bribed = proof.entries.map((entry) => (entry.no === 9 ? { ...entry, got: entry.got === 0 ? 2 : 0 } : entry))
  expect((await verifyLottery({ ...proof, entries: bribed }))?.wrong).toContain(9)
  expect(await verifyLottery({ ...proof, secret: null })).toBeNull()
})

test('a closing draw gives every piece to somebody, and goes by the public value too', async () => {
  const numbers = Array.from({ length: 30 }, (_, at) => at + 1)
  const closing = { secret, activityId: 'act_1', numbers }
  const got = await drawClosing(prizes, { ...closing, publicValue: '3120.55' })
  const counts = Map.groupBy(got.values(), (place) => place)
  expect([counts.get(0)?.length, counts.get(1)?.length, counts.get(2)?.length]).toEqual([2, 5, 23])
  expect([...(await drawClosing(prizes, { ...closing, publicValue: '3120.56' }))]).not.toEqual([...got])
})

test.each([
  ['何小满', '何**'],
  ['🍎苹果', '🍎**'],
  ['', '**'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown)
})
