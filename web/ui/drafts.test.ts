import { beforeEach, expect, test, vi } from 'vitest'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'

let shelf: Map<string, string>
let full = false
beforeEach(() => {
  shelf = new Map()
  full = false
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      shelf.set(key, value)
    },
    removeItem: (key: string) => shelf.delete(key),
  })
})

test('a draft comes back as it was, under its own name', () => {
  keepDraft('rules.com_1', ['不发广告', ''])
  expect(readDraft('rules.com_1')).toEqual(['不发广告', ''])
  expect(readDraft('rules.com_2')).toBeNull()
  dropDraft('rules.com_1')
  expect(readDraft('rules.com_1')).toBeNull()
})

test('a broken draft is none', () => {
  shelf.set('qunluo.draft.x', '{"half":')
  expect(readDraft('x')).toBeNull()
})

test('full storage leaves no older draft behind that would come back instead', () => {
  keepDraft('x', 'old')
  full = true
  keepDraft('x', 'new')
  expect(readDraft('x')).toBeNull()
})
