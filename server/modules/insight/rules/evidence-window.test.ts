import { expect, test } from 'vitest'
import { windowOf, windowOfPart } from './evidence-window.ts'

const none = { from: undefined, until: undefined }

test('without days a number is opened over those it was counted on', () => {
  expect(windowOf({ of: 'messages' }, none, 100)).toEqual({ from: 94, until: 100 })
  expect(windowOf({ of: 'messages', personId: 'x' }, none, 100)).toEqual({ from: 73, until: 100 })
  expect(windowOf({ of: 'replies' }, none, 100)).toEqual({ from: 73, until: 100 })
  expect(windowOf({ of: 'newcomers' }, none, 100)).toEqual({ from: 58, until: 86 })
})

test('one end given, the other follows', () => {
  expect(windowOf({ of: 'messages' }, { from: undefined, until: 50 }, 100)).toEqual({ from: 44, until: 50 })
  expect(windowOf({ of: 'messages' }, { from: 90, until: undefined }, 100)).toEqual({ from: 90, until: 100 })
  expect(windowOf({ of: 'messages' }, { from: 200, until: undefined }, 100)).toEqual({ from: 200, until: 200 })
})

test('a part of health is opened over the days at whose end it was measured', () => {
  expect(windowOfPart('speak', 99)).toEqual({ from: 93, until: 99 })
  expect(windowOfPart('hold', 99)).toEqual({ from: 72, until: 99 })
  expect(windowOfPart('stay', 99)).toEqual({ from: 57, until: 85 })
})
