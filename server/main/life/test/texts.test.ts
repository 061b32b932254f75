import { describe, expect, test } from 'vitest'
import { groupPlans } from '../cast/plan.ts'
import { chanceFrom } from '../chance.ts'
import { phrasebookOf } from '../texts/phrasebook.ts'
import { fill } from '../wording/fill.ts'
import { readLine } from '../wording/line.ts'

const chance = chanceFrom(1)
const themes = groupPlans.map(({ theme }) => theme)

/** Every wording of a theme, wherever it stands. */
function wordingsOf(theme: string): string[] {
  const book = phrasebookOf(theme)
  const lines = [...book.scripts, ...book.smallTalk, ...book.quarrels].flatMap(({ lines }) =>
    lines.flatMap((line, place) => readLine(line, place).variants),
  )
  const openers = Object.values(book.openers).flatMap((list) => list.flatMap((text) => text.split('⇒')))
  const debates = book.debates.flatMap(({ claim, pro, con }) => [claim, ...pro, ...con])
  const pairs = [...book.asks, ...book.probes].flat()
  const wordings = [
    ...lines,
    ...openers,
    ...debates,
    ...pairs,
    ...book.intros,
    ...book.notices,
    ...book.checkIns,
    ...Object.values(book.replies).flat(),
  ]
  return wordings.flatMap((text) => text.split('／'))
}

describe.each(themes)('%s', (theme) => {
  const wordings = wordingsOf(theme)

  test('every slot has words and every bank has sentences', () => {
    const { slots, replies } = phrasebookOf(theme)
    for (const text of wordings) {
      if (text.startsWith('#')) expect(replies[text.slice(1)]?.length).toBeGreaterThan(0)
      else
        expect(
          fill(
            text,
            slots,
            new Map([
              ['now', '八点'],
              ['count', '3'],
            ]),
            chance,
          ),
        ).not.toMatch(/[{}／⇒]|undefined/)
    }
  })

  test('questions and openings come with something to say', () => {
    const book = phrasebookOf(theme)
    for (const pair of [...book.asks, ...book.probes]) expect(pair).toHaveLength(2)
    for (const opener of book.openers.share) expect([1, 3]).toContain(opener.split('⇒').length)
    for (const opener of book.openers.moan) expect(opener.split('⇒')).toHaveLength(2)
    for (const { pro, con } of book.debates) expect(Math.min(pro.length, con.length)).toBeGreaterThan(0)
  })

  test('no address, telephone number or link that could be somebody’s', () => {
    for (const text of wordings) {
      expect(text).not.toMatch(/https?:|www\.|\d{7,}/)
      expect(text.replace(/example\.(com|net|org)/g, '')).not.toMatch(/\.(com|cn|net|org)\b/)
    }
  })
})

test('there are well over sixty conversations of four lines or more', () => {
  const scripts = themes.flatMap((theme) => phrasebookOf(theme).scripts)
  const shared = phrasebookOf('photo').smallTalk
  expect([...scripts, ...shared].filter(({ lines }) => lines.length >= 4).length).toBeGreaterThan(120)
})

test('a line that cannot be read and a slot without words are refused', () => {
  expect(() => readLine('no speaker', 0)).toThrow(SyntaxError)
  expect(() => fill('{nowhere}', {}, new Map(), chance)).toThrow(RangeError)
  expect(() => phrasebookOf('chess')).toThrow(RangeError)
})

test('a slot keeps its value through a conversation, a numbered one takes another, a + draws anew', () => {
  const slots = { place: ['湖边', '桥头'] }
  const bound = new Map<string, string>()
  const [first, second] = [fill('{place}', slots, bound, chance), fill('{place2}', slots, bound, chance)]
  expect(new Set([first, second])).toEqual(new Set(slots.place))
  for (let again = 0; again < 20; again++)
    expect(fill('{place}{place2}', slots, bound, chance)).toBe(`${first}${second}`)
  const fresh = Array.from({ length: 40 }, () => fill('{+place}', slots, bound, chance))
  expect(new Set(fresh).size).toBe(2)
  expect(Number(fill('{3-5}', {}, bound, chance))).toSatisfy((drawn: number) => drawn >= 3 && drawn <= 5)
  expect(fill('{2.0-2.0}', {}, bound, chance)).toBe('2.0')
})
