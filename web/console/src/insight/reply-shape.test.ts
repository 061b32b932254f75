import { expect, test } from 'vitest'
import { shapeOf } from './reply-shape.ts'

const arc = (from: string, to: string) => ({ from, to })
const web = (ownerShare: number | null, reciprocity: number | null = 0) => ({
  owner: { id: 'a' },
  ownerShare,
  reciprocity,
})
const around = (centre: string) => ['b', 'c', 'd', 'e'].map((one) => arc(one, centre))

test('when all answer the owner it is the owner’s star', () => {
  expect(shapeOf(around('a'), web(1))).toEqual({ kind: 'star', central: 'a', centralShare: 1 })
})
test('when all answer somebody else it is that person’s star', () => {
  expect(shapeOf(around('z'), web(0))).toEqual({ kind: 'starOther', central: 'z', centralShare: 1 })
})
test('when people answer each other it is a mesh', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const arcs = people.flatMap((one) => people.filter((other) => other !== one).map((other) => arc(one, other)))
  const shape = shapeOf(arcs, web(12 / 42, 1))
  expect(shape.kind).toBe('mesh')
  expect(shape.centralShare).toBeCloseTo(6 / 21)
})
test('a pair counts once in both directions, and talking to oneself does not count', () => {
  const arcs = [arc('x', 'y'), arc('y', 'x'), arc('c', 'd'), arc('c', 'c')]
  expect(shapeOf(arcs, web(0.5, 2 / 3))).toMatchObject({ kind: 'between', centralShare: 0.5 })
})
test('no replies, no shape', () => {
  expect(shapeOf([], web(null, null))).toEqual({ kind: 'between', central: null, centralShare: 0 })
})
