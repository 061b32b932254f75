import { expect, test } from 'vitest'
import { spanOf } from './span.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour)).toISOString()
const bar = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) })

test('bars stand where they begin and are as wide as they last', () => {
  const place = spanOf([bar(0, 10), bar(10, 20)])
  expect(place(bar(0, 10))).toEqual({ left: 0, width: 50 })
  expect(place(bar(10, 20))).toEqual({ left: 50, width: 50 })
})

test('a very short one is still seen, and none leaves the line', () => {
  const place = spanOf([bar(0, 1000), bar(999, 1000)])
  expect(place(bar(999, 1000))).toEqual({ left: 98.5, width: 1.5 })
})
