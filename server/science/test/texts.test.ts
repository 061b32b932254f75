import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asksByModel, scoreQuestion, trainQuestions } from '../question-model.ts'
import { mulberry32 } from '../random.ts'
import { asCase, distinctTexts } from '../spam/reading.ts'
import { spamSigns } from '../spam/signs.ts'
import { learnDecision, scoreForTenant, type TenantDelta } from '../spam/tenant-delta.ts'
import { findHideLine } from '../spam/thresholds.ts'
import { trainSpam } from '../spam/training.ts'
import { gramPlaces, gramsOf } from '../text/grams.ts'
import { newHashedModel, scoreHashed, trainHashed } from '../text/hashed-model.ts'
import { normaliseText } from '../text/normalise.ts'

test('a text is read without its disguise', () => {
  expect(normaliseText('加V信：ab12３ 领福利')).toBe('加v信:ab000 领福利')
  expect(normaliseText(' 加\u200b微\u00ad信\ufeff \n\t①②  ')).toBe('加微信 00')
})

test('grams are hashed to known places', () => {
  const sorted = (text: string) => [...gramsOf(text)].sort((a, b) => a - b)
  expect(sorted('大家好')).toEqual([23149, 56739, 71063, 106130, 108873, 144321])
  expect(sorted(normaliseText('加V信：ab12３ 领福利')).slice(0, 4)).toEqual([2397, 15070, 21674, 33071])
  expect(sorted(normaliseText('加V信：ab12３ 领福利'))).toHaveLength(33)
})

const pick = <T>(chance: () => number, row: readonly T[]) => row[Math.floor(chance() * row.length)] as T
const chance = mulberry32(4)
const talk = ['周末', '爬山', '电话', '孩子', '作业', '红叶', '早饭', '开会', '谢谢', '下雨', '地铁', '图书馆']
const sales = ['兼职', '日结', '返利', '私聊', '代理', '稳赚', '加群', '优惠', '名额', '投资', '地铁', '开会']
const texts = Array.from({ length: 6000 }, (_, at) => {
  const words = at % 2 === 0 ? sales : talk
  return { text: Array.from({ length: 6 }, () => pick(chance, words)).join(''), positive: at % 2 === 0 }
})

describe('spam', () => {
  test('is learnt, with a line from which hiding keeps its promise', () => {
    const { model, line, n, spam } = trainSpam(texts)
    expect([n, spam]).toEqual([6000, 3000])
    expect(line.precision).toBeGreaterThanOrEqual(0.99)
    expect(line.recall).toBeGreaterThan(0.8)
    const z = (text: string) => scoreHashed(model, asCase({ text, positive: false }).places)
    expect(z('兼职日结稳赚')).toBeGreaterThan(line.hideAt as number)
    expect(z('周末去爬山看红叶')).toBeLessThan(0)
    expect(trainSpam(texts)).toEqual(trainSpam(texts))
  })

  test('copies behind another disguise are one text', () => {
    expect(
      distinctTexts([
        { text: '加V１', positive: true },
        { text: '加v２ ', positive: false },
      ]),
    ).toEqual([{ text: '加v0', positive: true }])
  })

  test('no line is drawn on too few texts, on impure ones, or between equal scores', () => {
    const row = (n: number, z: number, positive = true) => Array.from({ length: n }, () => ({ z, positive }))
    expect(findHideLine(row(49, 2)).hideAt).toBeNull()
    expect(findHideLine(row(300, 2)).hideAt).toBe(2)
    expect(findHideLine([...row(300, 2), ...row(5, 2, false)]).hideAt).toBeNull()
    expect(findHideLine([...row(300, 2), ...row(900, 1), ...row(2, 1, false), ...row(99, 0, false)])).toMatchObject({
      hideAt: 1,
      recall: 1,
    })
    expect(findHideLine([])).toEqual({ hideAt: null, precision: null, recall: null })
  })

  test("a moderator's decisions move the tenant's own scores and nobody else's", () => {
    const { model } = trainSpam(texts)
    const before = model.weights.slice()
    const delta: TenantDelta = new Map()
    const { places } = asCase({ text: '自家果园苹果今天采摘', positive: true })
    for (let click = 0; click < 5; click++) learnDecision(model, delta, places, true)
    expect(scoreForTenant(model, delta, places)).toBeGreaterThan(scoreForTenant(model, undefined, places) + 1)
    expect(model.weights).toEqual(before)
  })

  test('signs are named', () => {
    expect(spamSigns('加 V信 abc12345，日赚三百')).toEqual(['contact_id', 'money_promise'])
    expect(spamSigns('看 https://example.org/a')).toEqual(['link'])
    expect(spamSigns('周末爬山，@小米 去吗')).toEqual([])
  })
})

test('questions without their marks are heard by their end', () => {
  const asks = ['几点出发', '怎么走', '多少钱一张', '去不去', '行不行啊', '哪天方便']
  const tells = ['八点出发', '往东走', '五十一张', '我去', '行', '周六方便']
  const start = ['明天', '门票', '爬山', '到时候', '咱们', '那个活动']
  const cases = start.flatMap((head) => [
    ...asks.map((tail) => ({ text: `${head}，${tail}`, asks: true })),
    ...tells.map((tail) => ({ text: `${head}，${tail}`, asks: false })),
  ])
  const model = trainQuestions(cases)
  expect(asksByModel(model, '后天的车，去不去')).toBe(true)
  expect(scoreQuestion(model, '后天的车，往东走')).toBeLessThan(0)
  expect(asksByModel(model, '')).toBe(false)
})

test('any texts, also none, give numbers', () => {
  const one = fc.record({ text: fc.string({ unit: 'binary', maxLength: 40 }), positive: fc.boolean() })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (rows) => {
      const cases = rows.map(asCase)
      const model = trainHashed(cases)
      for (const { places } of cases) {
        expect(Number.isFinite(scoreHashed(model, places))).toBe(true)
        expect(places.every((place) => place >= 0 && place < gramPlaces)).toBe(true)
      }
    }),
    { numRuns: 8 },
  )
  expect(scoreHashed(newHashedModel(), new Int32Array())).toBe(0)
  expect(gramsOf('好'.repeat(9000)).size).toBe(3)
})
