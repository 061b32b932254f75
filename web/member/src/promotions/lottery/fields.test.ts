import { expect, test } from 'vitest'
import { ringOf, ringPlaces, sectorPath, turnTo } from './fields.ts'

const kindsOf = (count: number) => Array.from({ length: count }, (_, place) => (place === 1 ? 'none' : 'points'))

test.each([2, 3, 6, 8, 9, 12])(
  'with %i prizes each stands once on the ring, and what is left over is no prize',
  (count) => {
    const ring = ringOf(kindsOf(count))
    expect(ring).toHaveLength(count > 8 ? 12 : 8)
    for (let place = 0; place < count; place += 1) {
      const times = ring.filter((one) => one === place).length
      if (place === 1) expect(times).toBeGreaterThanOrEqual(1)
      else expect(times).toBe(1)
    }
  },
)

test('the ring goes once round its board', () => {
  for (const side of [3, 4] as const) {
    const places = ringPlaces(side).map(({ row, column }) => `${row},${column}`)
    expect(new Set(places).size).toBe(4 * (side - 1))
    expect(places).not.toContain('2,2')
  }
})

test('the wheel ends with the middle of the drawn sector above, and always turns on', () => {
  for (const sectors of [2, 5, 12]) {
    let from = 0
    for (let place = 0; place < sectors; place += 1) {
      const to = turnTo(sectors, place, from)
      expect(to - from).toBeGreaterThanOrEqual(4 * 360)
      expect((to + ((place + 0.5) * 360) / sectors) % 360).toBeCloseTo(0)
      from = to
    }
  }
})

test('sectors meet', () => {
  expect(sectorPath(4, 0)).toBe('M0 0 L0.000 -100.000 A100 100 0 0 1 100.000 0.000 Z')
})
