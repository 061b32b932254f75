import { expect, test } from 'vitest'
import { z } from '../contract-words.ts'

type Anything = { [name: string]: Anything } & ((...words: unknown[]) => Anything)
const words = z as Anything

test('declaring shapes says nothing and fails at nothing', () => {
  expect(() => words.object?.({ a: words.string?.().min?.(1).optional?.() }).extend?.({}).shape?.a).not.toThrow()
})

test('checking by them is a mistake that is told', () => {
  expect(() => words.object?.({}).parse?.({})).toThrow('must run on the server')
  expect(() => words.safeParse).toThrow('must run on the server')
})
