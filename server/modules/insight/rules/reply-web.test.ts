import { expect, test } from 'vitest'
import type { PersonId } from '../../../kernel/people.ts'
import { measureWeb, type WebArc } from './reply-web.ts'

const arc = (from: string, to: string, replies = 1, estimated = 0) => ({ from, to, replies, estimated }) as WebArc
const owner = 'o' as PersonId

test('a star: every arc has the owner at one end', () => {
  const star = ['a', 'b', 'c'].flatMap((one) => [arc('o', one, 2, 1), arc(one, 'o')])
  expect(measureWeb(star, owner)).toEqual({ arcs: 6, replies: 9, estimated: 3, reciprocity: 1, ownerShare: 1 })
})

test('a ring without its owner answers nobody back', () => {
  const ring = [arc('a', 'b'), arc('b', 'c'), arc('c', 'a')]
  expect(measureWeb(ring, owner)).toMatchObject({ reciprocity: 0, ownerShare: 0 })
})

test('nothing said, nothing known', () => {
  expect(measureWeb([], owner)).toEqual({ arcs: 0, replies: 0, estimated: 0, reciprocity: null, ownerShare: null })
})
