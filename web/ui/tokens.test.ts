import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function colours(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1], found[2]]))
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

test('black on white is 21:1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 1)
})

describe.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('%s theme', (_, selector) => {
  const of = colours(selector)
  const on = (text: string, ground: string) => contrast(of[text] ?? '', of[ground] ?? '')

  test.each(['ink', 'ink-2', 'ink-3', 'brand-text', 'amber-text', 'red-text'])('%s is readable as text', (text) => {
    expect(on(text, 'paper')).toBeGreaterThanOrEqual(4.5)
    expect(on(text, 'surface')).toBeGreaterThanOrEqual(4.5)
    expect(on(text, 'sunken')).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['brand', 'amber', 'red'])('%s text is readable on its soft ground', (colour) => {
    expect(on(`${colour}-text`, `${colour}-soft`)).toBeGreaterThanOrEqual(4.5)
  })

  test('ink on grey and words on brand are readable', () => {
    expect(on('ink-2', 'grey-soft')).toBeGreaterThanOrEqual(4.5)
    expect(on('on-brand', 'brand')).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6', 'red', 'grey', 'line-strong'])(
    '%s is seen as a mark',
    (mark) => {
      expect(on(mark, 'surface')).toBeGreaterThanOrEqual(3)
    },
  )
})
