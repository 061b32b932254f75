import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskText } from './mask.ts'

test.each([
  ['13800138001', '138****8001'],
  ['138 0013 8001', '138****8001'],
  ['+8613800138001', '+86138****8001'],
  ['110101199003074530', '110****4530'],
  ['11010119900307453X', '110****453X'],
  ['li.ming@example.com', 'li***@example.com'],
  ['甲 13800138001，乙 13900139002', '甲 138****8001，乙 139****9002'],
  ['M00123', 'M00123'],
  ['2026-03-05', '2026-03-05'],
  ['桂花', '桂花'],
])('%s is shown as %s', (text, shown) => {
  expect(maskText(text)).toBe(shown)
})

test('no phone is ever shown whole, whatever stands around it', () => {
  const around = fc.string({ unit: fc.constantFrom('甲', ' ', ',', '：', '(', ')', '\n'), maxLength: 6 })
  const phone = fc.stringMatching(/^1[3-9]\d{9}$/)
  fc.assert(
    fc.property(around, phone, around, (before, number, after) => {
      expect(maskText(`${before}${number}${after}`)).not.toContain(number)
    }),
  )
})
