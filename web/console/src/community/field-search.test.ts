import { expect, test } from 'vitest'
import { filterOf, hasFilter, orderOf, startsDown } from './field-search.ts'

test('the address asks for what it says; an old link with an unknown state still opens the field', () => {
  expect(filterOf({ q: ' 亲子 ', city: '', state: 'doubt', closed: true })).toEqual({
    q: '亲子',
    state: 'doubt',
    closed: 'true',
  })
  expect(filterOf({ state: 'tired' })).toEqual({})
  expect([hasFilter({ sort: 'name' }), hasFilter({ state: 'doubt' })]).toEqual([false, true])
})
test('without a wish, what needs somebody stands first', () => {
  expect(orderOf({})).toEqual({ sort: 'need', down: true })
  expect(orderOf({ sort: 'name' })).toEqual({ sort: 'name', down: false })
})
test('numbers start with the largest, names with the first, scores with the worst', () => {
  expect([startsDown('messages'), startsDown('name'), startsDown('score')]).toEqual([true, false, false])
})
