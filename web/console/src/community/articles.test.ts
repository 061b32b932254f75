import { expect, test } from 'vitest'
import { added, changed, moved, publishable, removed } from './articles.ts'

test('an article moves one place and stops at the ends', () => {
  expect(moved(['一', '二', '三'], 2, -1)).toEqual(['一', '三', '二'])
  expect(moved(['一', '二'], 0, -1)).toEqual(['一', '二'])
  expect(moved(['一', '二'], 1, 1)).toEqual(['一', '二'])
})
test('writing never changes the list it started from', () => {
  const before = ['一', '二']
  expect(changed(before, 1, '贰')).toEqual(['一', '贰'])
  expect(removed(before, 0)).toEqual(['二'])
  expect(added(before)).toEqual(['一', '二', ''])
  expect(before).toEqual(['一', '二'])
})
test('empty and repeated articles are not published', () => {
  expect(publishable([' 不发广告 ', '', '不发广告', '友善'])).toEqual(['不发广告', '友善'])
})
