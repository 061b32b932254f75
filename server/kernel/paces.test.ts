import { expect, test } from 'vitest'
import { Paces } from './paces.ts'

const noon = 1_800_000_000_000 - (1_800_000_000_000 % 60_000)

/** So many nodes that hear each other at once. */
function nodes(count: number): Paces[] {
  const all: Paces[] = []
  for (let place = 0; place < count; place += 1)
    all.push(new Paces((about) => all.forEach((one, other) => other !== place && one.hear(about, noon))))
  return all
}

test('nodes together let nobody further than a twentieth for each of them past the limit', () => {
  for (const limit of [1, 20, 120, 1200]) {
    const all = nodes(4)
    let served = 0
    for (let turn = 0; turn < limit * 10; turn += 1)
      if ((all[turn % 4] as Paces).count('who', limit, noon).count <= limit) served += 1
    expect(served).toBeGreaterThanOrEqual(limit)
    expect(served).toBeLessThanOrEqual(Math.ceil(limit * 1.2))
  }
})

test('each has their own count, and a new minute begins anew, whatever comes late from the last', () => {
  const paces = new Paces(() => {})
  expect(paces.count('a', 10, noon)).toEqual({ count: 1, restMs: 60_000 })
  expect(paces.count('a', 10, noon + 59_000)).toEqual({ count: 2, restMs: 1000 })
  expect(paces.count('b', 10, noon + 59_000).count).toBe(1)
  paces.hear(`${noon / 60_000} 9 9 a`, noon + 60_000)
  expect(paces.count('a', 10, noon + 60_000).count).toBe(1)
})

test('past the limit nobody is told any more, and a flood of addresses does not fill the memory', () => {
  let told = 0
  const paces = new Paces(() => (told += 1))
  for (let turn = 0; turn < 10_000; turn += 1) paces.count('who', 100, noon)
  expect(told).toBe(40)
  const before = process.memoryUsage().heapUsed
  for (let turn = 0; turn < 300_000; turn += 1) paces.count(`address${turn}`, 100, noon)
  expect((process.memoryUsage().heapUsed - before) / 1e6).toBeLessThan(120)
  expect(paces.count('who', 100, noon).count).toBe(1)
})
