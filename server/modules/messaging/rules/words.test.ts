import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAtHits } from './cut-at-hits.ts'
import { queryOf, termsOf, vectorOf, wordsOf } from './words.ts'

test('Han runs become pairs and their last character, Latin runs stay whole', () => {
  expect(wordsOf('去湿地看鸟 with Anna2')).toEqual(['去湿', '湿地', '地看', '看鸟', '鸟', 'with', 'anna2'])
  expect(wordsOf('买2斤橘子')).toEqual(['买', '2', '斤橘', '橘子', '子'])
})

test('full-width letters are found by plain ones', () => {
  expect(wordsOf('ＡＢＣ')).toEqual(['abc'])
})

test('a query of two characters is one pair, of one character the beginning of pairs', () => {
  expect(queryOf('湿地')).toBe("'湿地'")
  expect(queryOf('鸟')).toBe("'鸟':*")
  expect(queryOf('湿地 anna')).toBe("'湿地' & 'anna':*")
  expect(queryOf('！？')).toBeNull()
})

const han = fc.stringMatching(/^[一-龥]{1,12}$/)
test('every part of a Chinese text is found by what the text is kept under', () => {
  fc.assert(
    fc.property(han, fc.nat(), fc.nat(), (text, a, b) => {
      const [from, until] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number]
      const part = text.slice(from, until + 1)
      const kept = new Set(wordsOf(text))
      const wanted = (queryOf(part) ?? '').split(' & ').map((one) => one.replaceAll("'", ''))
      const found = wanted.every((one) =>
        one.endsWith(':*') ? [...kept].some((word) => word.startsWith(one.slice(0, -2))) : kept.has(one),
      )
      expect(found).toBe(true)
    }),
  )
})

test('whatever people type can be kept as a vector literal', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void expect(vectorOf(text)).not.toContain('\u0000')))
})

test('hits are marked whatever their case and width, and the text between them is kept', () => {
  expect(cutAtHits('周末去湿地看鸟', ['湿地'])).toEqual([
    { text: '周末去', hit: false },
    { text: '湿地', hit: true },
    { text: '看鸟', hit: false },
  ])
  expect(cutAtHits('Hello ＷＯＲＬＤ', termsOf('world')).filter(({ hit }) => hit)).toEqual([
    { text: 'ＷＯＲＬＤ', hit: true },
  ])
})

test('pieces of a short text put together are the text', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 50, unit: 'grapheme' }),
      fc.string({ minLength: 1, maxLength: 3 }),
      (text, term) => {
        expect(
          cutAtHits(text, termsOf(term))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      },
    ),
  )
})
