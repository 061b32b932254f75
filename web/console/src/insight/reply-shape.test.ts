import { expect, test } from 'vitest'
import { shapeOf } from './reply-shape.ts'

const arc = (from: string, to: string) => ({ from, to, replies: 1 })

test('when all answer one person it is a star', () => {
  const shape = shapeOf(['b', 'c', 'd', 'e'].map((one) => arc(one, 'a')))
  expect(shape).toEqual({ kind: 'star', centralShare: 1, reciprocity: 0 })
})
test('when people answer each other it is a mesh', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const shape = shapeOf(
    people.flatMap((one) => people.filter((other) => other !== one).map((other) => arc(one, other))),
  )
  expect(shape.kind).toBe('mesh')
  expect(shape.reciprocity).toBe(1)
  expect(shape.centralShare).toBeCloseTo(6 / 21)
})
test('a pair counts once in both directions, and talking to oneself does not count', () => {
  expect(shapeOf([arc('a', 'b'), arc('b', 'a'), arc('c', 'd'), arc('c', 'c')])).toEqual({
    kind: 'between',
    centralShare: 0.5,
    reciprocity: 2 / 3,
  })
})
test('no replies, no shape', () => {
  expect(shapeOf([])).toEqual({ kind: 'between', centralShare: 0, reciprocity: 0 })
})
