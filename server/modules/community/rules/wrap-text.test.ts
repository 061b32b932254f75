import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shorten, wrapText } from './wrap-text.ts'

/** Chinese letters are two wide, others one. */
const measure = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '⺀' ? 2 : 1), 0)

test('words stay whole, and closing marks do not begin a line', () => {
  expect(wrapText('hello brave new world', 11, 3, measure)).toEqual(['hello brave', 'new world'])
  const sentence = '因为同一份喜欢（比如跑步、读书），我们聚在一起：分享作品和心得，约着一起去做。'
  for (let width = 12; width < 90; width += 1) {
    for (const line of wrapText(sentence, width, 99, measure)) expect(line).not.toMatch(/^[，。：、）]/)
  }
})

test('what does not fit ends in an ellipsis', () => {
  expect(shorten('临水晨跑团', 10, measure)).toBe('临水晨跑团')
  expect(shorten('临水晨跑团', 9, measure)).toBe('临水晨跑…')
  expect(wrapText('一二三四五六七八九十', 6, 2, measure)).toHaveLength(2)
  expect(wrapText('   ', 6, 2, measure)).toEqual([])
})

const text = fc.string({ unit: fc.constantFrom(...'群落临水，。！ab cd-\n🏃'), maxLength: 60 })

test('no line is too wide and there are never too many', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), fc.integer({ min: 1, max: 4 }), (words, width, most) => {
      const lines = wrapText(words, width, most, measure)
      expect(lines.length).toBeLessThanOrEqual(most)
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
    }),
  )
})

test('text that fits is told whole', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 6, max: 30 }), (words, width) => {
      const flat = (all: string) => all.replace(/\s/g, '')
      expect(flat(wrapText(words, width, 1000, measure).join(''))).toBe(flat(words))
    }),
  )
})
