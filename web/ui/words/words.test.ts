import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { keysOf, placesOf, readWords, withoutPlural } from './checking.ts'
import { languageOf } from './language.ts'

const words = (name: string) => readWords(fileURLToPath(new URL(`./${name}.json`, import.meta.url)))

test.each(['', 'promotions.', 'coupons.'])('shared words “%s” are alike in both languages', (part) => {
  const [zh, en] = [words(`${part}zh-CN`), words(`${part}en`)]
  expect([...new Set(keysOf(en).map(withoutPlural))].sort()).toEqual([...new Set(keysOf(zh).map(withoutPlural))].sort())
})

describe('shared words', () => {
  test('both languages know the same keys', () => {
    expect(keysOf(words('en')).map(withoutPlural).sort()).toEqual(keysOf(words('zh-CN')).map(withoutPlural).sort())
  })
  test('both languages fill the same places', () => {
    expect(placesOf(words('en'))).toEqual(placesOf(words('zh-CN')))
  })
})

test('every Chinese is zh-CN, everything else English', () => {
  expect(languageOf('zh-TW')).toBe('zh-CN')
  expect(languageOf('ZH')).toBe('zh-CN')
  expect(languageOf('de-AT')).toBe('en')
  expect(languageOf('')).toBeNull()
})
