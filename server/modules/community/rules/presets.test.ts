import { expect, test } from 'vitest'
import { preset, presetCard } from '../contract.ts'
import { presets } from './presets.ts'

test.each(preset.options)('the preset %s is complete and true to what it may say', (kind) => {
  const start = presets[kind]
  expect(presetCard.parse(start).preset).toBe(kind)
  expect(start.rules.length).toBeGreaterThanOrEqual(5)
  expect(start.rules.length).toBeLessThanOrEqual(8)
  expect(new Set(start.rules).size).toBe(start.rules.length)
  expect(start.promises.length).toBeGreaterThanOrEqual(1)
  // 广告法: no superlatives and no certainties; the words to avoid stand in the glossary.
  expect(JSON.stringify(start)).not.toMatch(/最[好佳低优强大高新]|顶级|第一名|唯一|稳赚|100%|机器人|监控|群控/)
})

test('groups that sell are advised to stay small', () => {
  expect(presets.marketing.cap).toBeLessThanOrEqual(150)
})
