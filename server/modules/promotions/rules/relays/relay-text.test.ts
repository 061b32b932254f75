import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isItemWord, itemWord, personWord, type WrittenEntry } from '../../contract/relay-words.ts'
import { compareRelay, type Standing } from './compare-relay.ts'
import { parseRelay } from './parse-relay.ts'
import { writeRelay } from './write-relay.ts'

const known = { items: ['苹果', '梨', '5斤装'], points: ['东门', '西门'] }
const one = { items: ['报名一次'], points: [] }
const said = (text: string, within = known) => parseRelay(text, within)

test('a text as the rules write it', () => {
  expect(said('#接龙 周末水果\n1. 小满 苹果×2 梨×1 @东门\n2. 何苗 已取消')).toEqual({
    title: '周末水果',
    bad: [],
    entries: [
      {
        line: 2,
        no: 1,
        name: '小满',
        lines: [
          { item: '苹果', quantity: 2 },
          { item: '梨', quantity: 1 },
        ],
        point: '东门',
        cancelled: false,
      },
      { line: 3, no: 2, name: '何苗', lines: [], point: null, cancelled: true },
    ],
  })
})

test.each([
  ['full-width digits and spaces', '３．　小满　苹果×２', 3, '苹果', 2],
  ['a small x', '4. 小满 苹果x2', 4, '苹果', 2],
  ['a large X', '4、小满 苹果X2', 4, '苹果', 2],
  ['a star', '4) 小满 苹果*12', 4, '苹果', 12],
  ['a full-width star and x', '4 小满 苹果＊２', 4, '苹果', 2],
  ['spaces around the sign', '4. 小满 苹果 × 2', 4, '苹果', 2],
  ['no quantity', '4. 小满 梨', 4, '梨', 1],
  ['no number', '小满 5斤装×3', null, '5斤装', 3],
  ['a sign-up', '报名 小满 梨×1', null, '梨', 1],
  ['the same thing twice', '1. 小满 梨×1 梨×2', 1, '梨', 3],
])('read: %s', (_, text, no, item, quantity) => {
  expect(said(text)).toMatchObject({ bad: [], entries: [{ no, name: '小满', lines: [{ item, quantity }] }] })
})

test.each([
  ['+1 behind a name', '小满 +1', 1],
  ['+3 apart', '2. 小满 + 3', 3],
  ['a full-width plus', '2. 小满＋２', 2],
  ['a bare name with a number, as chats write it', '2. 小满', 1],
  ['报名 and a name', '报名 小满', 1],
])('where there is one thing to take: %s', (_, text, quantity) => {
  expect(said(text, one)).toMatchObject({ bad: [], entries: [{ name: '小满', lines: [{ quantity }] }] })
})

test('what a chat writes above the list is no entry', () => {
  const text = '#接龙\n周六上午九点东钱湖\n例 姓名 人数\n\n1. 小满\n2. 何苗 +2'
  expect(said(text, one).entries.map(({ name }) => name)).toEqual(['小满', '何苗'])
})

test('bad lines are told with their number and their reason, the others are read', () => {
  const text = [
    '#接龙 水果',
    '1. 小满 香蕉×2',
    '2. 何苗',
    '+1',
    '4. 阿木 苹果×0',
    '5. 小林 苹果×2 @北门',
    '6. 小周 +1',
    '7. 老陈 梨×2',
  ].join('\n')
  const { bad, entries } = said(text)
  expect(bad.map(({ line, why }) => `${line} ${why}`)).toEqual([
    '2 unknown_item',
    '3 no_items',
    '4 no_name',
    '5 bad_quantity',
    '6 unknown_point',
    '7 no_items',
  ])
  expect(entries.map(({ name }) => name)).toEqual(['老陈'])
})

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map(itemWord).filter(isItemWord)
const goods = fc.uniqueArray(word, { minLength: 1, maxLength: 6 })
const relay = fc.tuple(goods, fc.uniqueArray(word, { maxLength: 3 }), fc.nat()).chain(([items, points]) => {
  const lines = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...items), fc.integer({ min: 1, max: 9999 })), {
      minLength: 1,
      selector: ([item]) => item,
    })
    .map((all) => all.map(([item, quantity]) => ({ item, quantity })))
  const point = points.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...points))
  const taken = new Set(items)
  const entry = fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), lines, point, fc.boolean())
    .map(([name, asked, at, cancelled]) => ({
      name: personWord(name, taken),
      lines: cancelled ? [] : asked,
      point: cancelled ? null : at,
      cancelled,
    }))
  return fc.tuple(fc.constant({ items, points }), fc.array(entry, { maxLength: 20 }))
})

test('what is written is read back as it was, whatever people and things are called', () => {
  fc.assert(
    fc.property(relay, ([within, all]) => {
      const entries: WrittenEntry[] = all.map((entry, at) => ({ ...entry, no: at + 1 }))
      const { bad, entries: back } = parseRelay(writeRelay('水果', entries), within)
      expect(bad).toEqual([])
      expect(back.map(({ line: _, ...entry }) => entry)).toEqual(entries)
    }),
    { numRuns: 400 },
  )
})

test('an accent that something unseen kept from its letter is written as one with it', () => {
  const name = personWord('e\u200b\u0301')
  expect(name).toBe('é')
  const { entries } = parseRelay(
    writeRelay('水果', [{ ...{ no: 1, name, point: null, cancelled: false }, lines: [{ item: '梨', quantity: 1 }] }]),
    {
      items: ['梨'],
      points: [],
    },
  )
  expect(entries[0]?.name).toBe(name)
})

test('a text that says what stands changes nothing', () => {
  fc.assert(
    fc.property(relay, ([within, all]) => {
      const standing = all.map((entry, at) => ({ ...entry, no: at + 1, id: `e${at}` })) as Standing<string>[]
      const { entries } = parseRelay(writeRelay('水果', standing), within)
      const { rows, unsaid } = compareRelay(standing, entries)
      expect(rows.filter(({ kind }) => kind !== 'same')).toEqual([])
      expect(unsaid).toEqual([])
    }),
  )
})

/** Does what a comparison says, as the organiser's confirmation would. */
function applied(standing: readonly Standing<string>[], text: string): Standing<string>[] {
  const { rows } = compareRelay(standing, said(text).entries)
  const next = standing.map((entry) => {
    const row = rows.find(({ id }) => id === entry.id)
    if (!row || row.kind === 'same') return entry
    return row.kind === 'cancel'
      ? { ...entry, lines: [], point: null, cancelled: true }
      : { ...entry, lines: row.lines, point: row.point }
  })
  const added = rows.filter(({ kind }) => kind === 'add')
  return [
    ...next,
    ...added.map(({ name, lines, point }, at) => {
      const no = next.length + at + 1
      return { id: `n${no}`, no, name, lines, point, cancelled: false }
    }),
  ]
}

const standing: Standing<string>[] = [
  { id: 'a', no: 1, name: '小满', lines: [{ item: '苹果', quantity: 1 }], point: '东门', cancelled: false },
  { id: 'b', no: 2, name: '何苗', lines: [], point: null, cancelled: true },
]

test('the same paste again changes nothing: numbers taken twice, missing ones, names that come twice', () => {
  const text = '1. 小满 苹果×2\n2. 阿木 梨×1\n2. 老陈 梨×4\n报名 小林 梨×1\n9. 小林 苹果×1\n3. 小周 已取消'
  const once = applied(standing, text)
  expect(once.map(({ no, name, cancelled }) => `${no} ${name}${cancelled ? ' -' : ''}`)).toEqual([
    '1 小满',
    '2 何苗 -',
    '3 阿木',
    '4 老陈',
    '5 小林',
    '6 小林',
  ])
  expect(once[0]).toMatchObject({ lines: [{ item: '苹果', quantity: 2 }], point: '东门' })
  expect(applied(once, text)).toEqual(once)
})

test('whom a text does not speak of stays, and is told', () => {
  const { unsaid, rows } = compareRelay(standing, said('3. 阿木 梨×1').entries)
  expect(unsaid).toEqual([{ no: 1, name: '小满' }])
  expect(rows).toMatchObject([{ kind: 'add', no: 3 }])
})

test('a number alone proves nothing: another name under it is another person', () => {
  const { rows } = compareRelay(standing, said('1. 阿木 梨×1').entries)
  expect(rows).toMatchObject([{ kind: 'add', id: null, name: '阿木' }])
})
