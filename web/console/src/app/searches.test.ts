import { describe, expect, test } from 'vitest'
import { fieldSearch, groupSearch, tabSearch, textSearch } from './searches.ts'

describe('what an address carries', () => {
  test('named texts stay, everything else is dropped', () => {
    expect(textSearch('token', 'next')({ token: 'abc', next: '', evil: 1 })).toEqual({ token: 'abc' })
  })
  test('a token of digits alone is still text', () => {
    expect(textSearch('token')({ token: 12345 })).toEqual({ token: '12345' })
  })
  test('the first tab needs no word, an unknown one is the first', () => {
    const read = tabSearch(['seats', 'keys'])
    expect(read({ tab: 'keys' })).toEqual({ tab: 'keys' })
    expect(read({ tab: 'seats' })).toEqual({})
    expect(read({ tab: 'nonsense' })).toEqual({})
  })
  test('filters survive, defaults are left out', () => {
    expect(fieldSearch({ view: 'table', sort: 'score', down: true, city: '临水', state: 'doubt', x: 1 })).toEqual({
      sort: 'score',
      down: true,
      city: '临水',
      state: 'doubt',
    })
    expect(fieldSearch({ view: 'nope', sort: {}, down: 'yes' })).toEqual({})
  })
  test('evidence needs to say of what; hours are whole numbers', () => {
    expect(groupSearch({ evidence: { of: 'hour', weekday: 2, hour: 14.5, more: 'x' } })).toEqual({
      evidence: { of: 'hour', weekday: 2 },
    })
    expect(groupSearch({ evidence: 'hour' })).toEqual({})
    expect(groupSearch({ evidence: { from: '2026-11-01' } })).toEqual({})
  })
})
