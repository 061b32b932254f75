/** A survival curve as stairs, with the band it may truly lie in and a line to compare with. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Colour, Colours } from './colours.ts'
import { axisText, labelRoom, tooltipLook } from './line-option.ts'

export type Step = { t: number; share: number; low: number; high: number }
type Stairs = { name: string; colour: Colour; curve: readonly Step[] }
export type SurvivalPicture = {
  /** The whole curve with its band, and others beside it without. */
  all: Stairs
  others: readonly Stairs[]
  /** The longest life seen: where the curves end. */
  longest: number
  benchmark: { at: number; name: string }
  sayDay: (day: number) => string
  write: (share: number) => string
}

type Point = [day: number, share: number]

/** From the first day, where all live, along the steps to the longest life seen. */
export function stairsOf(curve: readonly Step[], longest: number, figure: (step: Step) => number): Point[] {
  const steps = curve.map((step): Point => [step.t, figure(step)])
  const last = steps.at(-1)?.[1] ?? 1
  return [[0, 1], ...steps, ...((curve.at(-1)?.t ?? 0) < longest ? [[longest, last] as Point] : [])]
}

export function survivalOption(picture: SurvivalPicture, colours: Colours): EChartsCoreOption {
  const { all, others, longest, benchmark, write, sayDay } = picture
  const lines = [all, ...others].map((one) => ({ name: one.name, values: [], colour: one.colour }))
  return {
    animation: false,
    grid: {
      left: 4,
      right: labelRoom(lines),
      top: 24,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: { ...tooltipLook(colours), trigger: 'axis', valueFormatter: (value: unknown) => writtenOf(value, write) },
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.ceil(Math.max(longest, benchmark.at) * 1.02),
      axisLine: { lineStyle: { color: colours.line } },
      splitLine: { show: false },
      axisLabel: { ...axisText(colours), formatter: sayDay, hideOverlap: true, showMaxLabel: false },
      axisPointer: { label: { formatter: ({ value }: { value: number }) => sayDay(Math.round(value)) } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { ...axisText(colours), formatter: write },
    },
    series: [...bandOf(picture, colours), ...[all, ...others].map((one) => lineOf(one, picture, colours))],
  }
}

const writtenOf = (value: unknown, write: SurvivalPicture['write']) => {
  const share = Array.isArray(value) ? value[1] : value
  return typeof share === 'number' ? write(share) : '–'
}

/** The band is the height between two stairs laid on one another; only the upper one is filled. */
function bandOf({ all, longest }: SurvivalPicture, colours: Colours) {
  const stair = (figure: (step: Step) => number) => ({
    type: 'line',
    step: 'end',
    stack: 'band',
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
    lineStyle: { opacity: 0 },
    data: stairsOf(all.curve, longest, figure),
  })
  const low = stair((step) => step.low)
  const height = stair((step) => step.high - step.low)
  const [, ...rest] = height.data
  return [low, { ...height, data: [[0, 0], ...rest], areaStyle: { color: colours[all.colour], opacity: 0.14 } }]
}

function lineOf({ name, colour, curve }: Stairs, { longest, benchmark, all }: SurvivalPicture, colours: Colours) {
  const isAll = curve === all.curve
  return {
    type: 'line',
    step: 'end',
    name,
    symbol: 'none',
    data: stairsOf(curve, longest, (step) => step.share),
    lineStyle: { color: colours[colour], width: isAll ? 2.5 : 1.5, type: isAll ? 'solid' : 'dashed' },
    itemStyle: { color: colours[colour] },
    endLabel: { show: true, formatter: '{a}', color: colours[colour], fontSize: 12, distance: 6 },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { disabled: true },
    ...(isAll ? { markLine: benchmarkOf(benchmark, colours) } : {}),
  }
}

function benchmarkOf({ at, name }: SurvivalPicture['benchmark'], colours: Colours) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours['ink-3'], type: 'dotted', width: 1.5 },
    label: { formatter: name, color: colours['ink-3'], fontSize: 11, position: 'end' },
    data: [{ xAxis: at }],
  }
}
