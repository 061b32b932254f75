import { describe, expect, test } from 'vitest'
import { terms as termsShape } from '../../../../server/modules/promotions/contract.ts'
import type { Good } from './good.ts'
import { offeredKinds, pagesOf } from './kinds.tsx'
import { blankActivity, copyOf, placeInForm, wordsOf, wrongsOf } from './said.ts'
import type { Activity } from './shapes.ts'

const variantId = `var_${'0'.repeat(26)}`
const good: Good = { variantId, productId: 'prd', title: '岩茶', variant: '', image: null, shelfFen: 2000, left: 3 }
const clock = { localAt: (at: string) => at.slice(0, 16), instantAt: (local: string) => `${local}:00.000Z` }
const kindOf = (name: string) => pagesOf(name)!

const filledIn: Record<string, object> = {
  group_buy: { people: [3, 5], goods: [{ good, yuan: ['12', '9.5'] }], atLeast: 2 },
  bargain: { goods: [{ good, price: '19.9', floor: '0.1' }], largest: '5', people: 10 },
  flash_sale: { goods: [{ good, yuan: '5', pieces: 10 }], hours: [{ from: '10:00', to: '11:00' }] },
  relay: {
    goods: [{ good: null, name: '苹果', yuan: '12', pieces: 20, perPerson: null }],
    deliveries: ['pickup'],
    pickupPoints: [`pup_${'0'.repeat(26)}`],
  },
  lottery: {
    claimHow: '到店领取',
    prizes: [
      { name: '茶具', kind: 'goods', odds: '0.5', pieces: 3, yuan: '199', points: null, couponId: null },
      { name: '谢谢参与', kind: 'none', odds: '99.5', pieces: null, yuan: '', points: null, couponId: null },
    ],
  },
  red_packet: { total: 1000, packets: 10 },
  boost: { groupId: `grp_${'0'.repeat(26)}`, welcome: { prize: { kind: 'points', points: 5 }, stock: 9 } },
  bundle: {
    goods: [
      { good, role: 'part', quantity: 2, yuan: '' },
      { good: { ...good, variantId: `var_${'0'.repeat(25)}1` }, role: 'add_on', quantity: 1, yuan: '5' },
    ],
    setYuan: '30',
  },
  presale: {
    goods: [{ good, price: '19.9', deposit: '5', pieces: 10 }],
    balanceFrom: '2026-12-01T00:00:00.000Z',
    balanceUntil: '2026-12-03T00:00:00.000Z',
    shipsBy: '2026-12-20T00:00:00.000Z',
  },
}
/** What an untouched form lacks, where that is not its goods. */
const lacks: Record<string, string[]> = {
  lottery: ['claimHow', 'prizes'],
  boost: ['groupId'],
  red_packet: ['packets', 'total'],
  bundle: ['goods', 'setYuan'],
  presale: ['balanceFrom', 'balanceUntil', 'goods', 'shipsBy'],
}

test.each(offeredKinds)(
  'a form of a %s that is filled in is what the contract takes, and is read back the same',
  (name) => {
    const kind = kindOf(name)
    const said = { ...kind.blank, ...filledIn[name] }
    expect(wrongsOf(said, kind)).toEqual([])
    const terms = termsShape.parse(kind.termsOf(said))
    const again = kind.saidOf(terms, (variantId) => ({ ...good, variantId }))
    expect(termsShape.parse(kind.termsOf(again))).toEqual(terms)
  },
)

test.each(offeredKinds)('an untouched form of a %s only lacks what nobody can guess', (name) => {
  const kind = kindOf(name)
  const places = new Set(wrongsOf(kind.blank, kind).map(({ place }) => place.join('.')))
  expect([...places].sort()).toEqual(lacks[name] ?? ['goods'])
})

describe('what is wrong stands at its field of the form', () => {
  const wrong = (name: string, said: object) =>
    wrongsOf({ ...kindOf(name).blank, ...filledIn[name], ...said }, kindOf(name)).map(({ place }) => place.join('.'))
  test('a number that is missing, too small, or too large', () => {
    expect(wrong('group_buy', { people: [1, 5], atLeast: null })).toEqual(['people.0'])
    expect(wrong('group_buy', { perOrder: null })).toEqual(['perOrder'])
    expect(wrong('flash_sale', { payMinutes: 60 })).toEqual(['payMinutes'])
  })
  test('a price that is missing or does not fall', () => {
    expect(wrong('group_buy', { goods: [{ good, yuan: ['12', ''] }] })).toEqual(['goods.0.yuan.1'])
    expect(wrong('group_buy', { goods: [{ good, yuan: ['9', '12'] }] })).toEqual(['goods.0.yuan'])
    expect(wrong('bargain', { goods: [{ good, price: '9', floor: '9' }] })).toContain('goods.0.floor')
  })
  test('numbers that do not go together', () => {
    expect(wrong('group_buy', { atLeast: 3 })).toEqual(['atLeast'])
    expect(wrong('bargain', { supportsPerDay: 11 })).toEqual(['supportsPerDay'])
    expect(wrong('bargain', { largest: '0.5' })).toEqual(['largest'])
  })
})

test('a refusal of the server finds its field', () => {
  expect(placeInForm('terms.prices.0.fen.1', kindOf('group_buy'))).toEqual(['terms', 'goods', 0, 'yuan', 1])
  expect(placeInForm('endsAt', kindOf('group_buy'))).toEqual(['endsAt'])
})

test('a new activity runs for a week, on the web, in the hours of the tenant', () => {
  const kind = kindOf('flash_sale')
  const said = blankActivity(kind, clock, Date.parse('2026-11-22T08:00:00Z'))
  expect(wordsOf(said, kind, clock)).toMatchObject({
    startsAt: '2026-11-22T08:00:00.000Z',
    endsAt: '2026-11-29T08:00:00.000Z',
    channels: ['web'],
  })
})

test.each(offeredKinds)('a copy of a %s is filled in as it is said, but for its dates', (name) => {
  const kind = kindOf(name)
  const terms = termsShape.parse(kind.termsOf({ ...kind.blank, ...filledIn[name] }))
  const activity = { version: 4, title: '周末一起买', communityId: 'com', channels: ['web'], terms }
  const dated = { ...activity, startsAt: '2026-11-22T02:00:00.000Z', endsAt: '2026-11-29T02:00:00.000Z' }
  // Of an activity what a copy carries.
  const said = copyOf(dated as unknown as Activity, kind, (id) => ({ ...good, variantId: id }), clock)
  expect(said).toMatchObject({ title: '周末一起买', communityId: 'com', channels: ['web'] })
  expect([said.startsAt, said.endsAt, said.version]).toEqual([undefined, undefined, undefined])
  expect(JSON.stringify(said)).not.toMatch(/2026-1/)
  const { terms: filled } = said as { terms: object }
  expect(Object.keys(filled).length).toBeGreaterThan(1)
})
