import { expect, test } from 'vitest'
import { Gate } from './gate.ts'

test('never more are inside than the gate is wide, all come through in their order, and a fault frees its place', async () => {
  const gate = new Gate(3)
  let inside = 0
  let most = 0
  const order: number[] = []
  const passes = Array.from({ length: 50 }, (_, place) =>
    gate.through(async () => {
      inside += 1
      most = Math.max(most, inside)
      order.push(place)
      await new Promise((wake) => setTimeout(wake, place % 4))
      inside -= 1
      if (place % 7 === 0) throw new Error('stumbled')
    }),
  )
  const ends = await Promise.allSettled(passes)
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(8)
  expect({ most, inside, order }).toEqual({
    most: 3,
    inside: 0,
    order: Array.from({ length: 50 }, (_, place) => place),
  })
})
