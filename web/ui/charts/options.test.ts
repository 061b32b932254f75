import { describe, expect, test } from 'vitest'
import { bubbleOption, diameterOf, escapeMarkup } from './bubble-option.ts'
import type { Colours } from './colours.ts'
import { heatOption } from './heat-option.ts'
import { labelRoom, lineOption, nearestLine } from './line-option.ts'
import { stairsOf } from './survival-option.ts'
import { folded, rest, tiedTogether, webOption } from './web-option.ts'

const colours = new Proxy({}, { get: (_, name) => `<${String(name)}>` }) as Colours

describe('lines', () => {
  const picture = {
    ticks: ['11-20', '11-21'],
    lines: [{ name: '今天', values: [3, null], colour: 'brand' as const, dashed: true }],
  }
  test('the axis starts at zero and the label stands at the end of the line', () => {
    const option = lineOption(picture, colours) as {
      yAxis: { min: number; max?: number }
      series: { endLabel: { show: boolean } }[]
    }
    expect(option.yAxis.min).toBe(0)
    expect(option.yAxis.max).toBeUndefined()
    expect(option.series[0]?.endLabel.show).toBe(true)
  })
  test('a score keeps its whole scale', () => {
    expect((lineOption({ ...picture, top: 100 }, colours) as { yAxis: { max: number } }).yAxis.max).toBe(100)
  })
  test('a press means the line that is closest there; where none is known, the first', () => {
    const line = (...values: (number | null)[]) => ({ name: '', values, colour: 'brand' as const })
    const lines = [line(10, 10, null), line(2, 9, 4), line(2, null, null)]
    expect(nearestLine(lines, 0, 9)).toBe(0)
    expect(nearestLine(lines, 1, 9.2)).toBe(1)
    expect(nearestLine(lines, 0, 1)).toBe(2)
    expect(nearestLine(lines, 2, 99)).toBe(1)
  })
  test('Han letters need more room', () => {
    expect(labelRoom([{ name: '今天', values: [], colour: 'brand' }])).toBe(40)
    expect(labelRoom([{ name: 'today', values: [], colour: 'brand' }])).toBe(51)
  })
})

test('a heat map starts its colours at nothing, even when nobody spoke', () => {
  const option = heatOption(
    { rows: ['周一'], columns: ['0'], cells: [{ row: 0, column: 0, value: 0 }], say: () => '' },
    colours,
  )
  expect(option.visualMap).toMatchObject({ min: 0, max: 1 })
})

describe('bubbles', () => {
  test('area grows with size', () => {
    expect((diameterOf(100, 100) - 8) / (diameterOf(25, 100) - 8)).toBeCloseTo(2)
    expect(diameterOf(0, 0)).toBe(8)
  })
  test('names are text, never markup', () => {
    expect(escapeMarkup('<img onerror="x">&')).toBe('&#60;img onerror=&#34;x&#34;&#62;&#38;')
    const bubble = { id: 'g', name: '<b>坏</b>', x: 1, y: 1, size: 1, colour: 'red' as const, detail: '<i>' }
    const option = bubbleOption(
      { bubbles: [bubble], xName: '', yName: '', xTop: 1, yTop: 1, xStep: 0.2, named: new Set() },
      colours,
    )
    const say = (option.tooltip as { formatter: (at: { dataIndex: number }) => string }).formatter
    expect(say({ dataIndex: 0 })).toBe('<b>&#60;b&#62;坏&#60;/b&#62;</b><br>&#60;i&#62;')
    expect(say({ dataIndex: 9 })).toBe('')
  })
})

describe('who answers whom', () => {
  const person = (id: string, key = false) => ({ id, name: `名${id}`, weight: key ? 1 : 0.1, key, owner: id === 'b' })
  const arc = (from: string, to: string, replies: number, estimated = 0) => ({ from, to, replies, estimated })
  const sayArc = (from: string, to: string, replies: number) => `${from}→${to} ${replies}`
  const sayRest = (people: number) => `其余 ${people} 人`
  const picture = {
    people: [person('a', true), person('b'), person('c')],
    arcs: [arc('a', 'b', 3), arc('b', 'gone', 9), arc('b', 'b', 2)],
    sayArc,
    sayRest,
  }
  const draw = (given: typeof picture) => webOption(folded(given), sayArc, colours)
  type Series = { series: [{ data: { symbol: string }[]; links: { lineStyle: { type: string } }[] }] }
  test('only people with an arc are drawn, arcs to strangers and to oneself are not', () => {
    const tied = tiedTogether(picture)
    expect(tied.people.map((one) => one.id)).toEqual(['a', 'b'])
    expect(tied.arcs).toEqual([arc('a', 'b', 3)])
  })
  test('an arc says who answered whom how often', () => {
    const say = (draw(picture).tooltip as { formatter: (at: object) => string }).formatter
    expect(say({ dataType: 'edge', dataIndex: 0, name: '' })).toBe('名a→名b 3')
    expect(say({ dataType: 'node', dataIndex: 1, name: '' })).toBe('名b')
  })
  test('the owner is a diamond, and what is mostly estimated is dashed', () => {
    const arcs = [arc('a', 'b', 3, 1), arc('b', 'a', 2, 1)]
    // ECharts types its options for input, where all of it may be missing.
    const [{ data, links }] = (draw({ ...picture, arcs }) as unknown as Series).series
    expect(data.map(({ symbol }) => symbol)).toEqual(['circle', 'diamond'])
    expect(links.map(({ lineStyle }) => lineStyle.type)).toEqual(['solid', 'dashed'])
  })
  test('beyond sixty people the quiet ones are one dot, and no reply is lost', () => {
    const people = Array.from({ length: 100 }, (_, at) => ({ ...person(`p${at}`), weight: 100 - at }))
    people.push({ ...person('b'), weight: 0 })
    const arcs = people.slice(1).map(({ id }) => arc(id, 'p0', 2, 1))
    const web = folded({ ...picture, people, arcs })
    expect(web.people).toHaveLength(60)
    expect(web.people.some(({ id }) => id === 'b')).toBe(true)
    expect(web.folded).toBe(42)
    expect(web.arcs.reduce((sum, { replies }) => sum + replies, 0)).toBe(200)
    expect(web.arcs.find(({ from }) => from === rest)).toEqual(arc(rest, 'p0', 84, 42))
  })
  test('a group where nobody answers is an empty picture, not an error', () => {
    expect(() => draw({ ...picture, arcs: [] })).not.toThrow()
  })
})

describe('how long groups live', () => {
  const step = (t: number, share: number) => ({ t, share, low: share / 2, high: share })
  test('all live on the first day, and the last step reaches to the longest life seen', () => {
    expect(stairsOf([step(3, 0.5)], 10, ({ share }) => share)).toEqual([
      [0, 1],
      [3, 0.5],
      [10, 0.5],
    ])
    expect(stairsOf([], 10, ({ share }) => share)).toEqual([
      [0, 1],
      [10, 1],
    ])
    expect(stairsOf([step(10, 0)], 10, ({ share }) => share)).toEqual([
      [0, 1],
      [10, 0],
    ])
  })
})
