/** Lines over an axis of days or hours, labelled at their ends instead of in a legend. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Colour, Colours } from './colours.ts'

export type Line = {
  name: string
  values: readonly (number | null)[]
  colour: Colour
  /** Dashed for what is usual or expected, so that it is told apart without colour. */
  dashed?: boolean
  /** Filled down to zero. */
  filled?: boolean
}
export type LinePicture = {
  ticks: readonly string[]
  lines: readonly Line[]
  /** A fixed top for scores; else the data decide. The axis always starts at zero. */
  top?: number
  write?: (value: number) => string
}

export const axisText = (colours: Colours) => ({ color: colours['ink-3'], fontSize: 11 })

/** The card under the pointer, in the colours of the page. */
export const tooltipLook = (colours: Colours) => ({
  backgroundColor: colours.surface,
  borderColor: colours.line,
  textStyle: { color: colours.ink, fontSize: 12 },
  confine: true,
})

function seriesOf(line: Line, colours: Colours) {
  const colour = colours[line.colour]
  return {
    type: 'line',
    name: line.name,
    data: line.values,
    showSymbol: line.values.length === 1,
    symbol: 'circle',
    symbolSize: 5,
    cursor: 'pointer',
    connectNulls: false,
    lineStyle: { color: colour, width: 2, type: line.dashed ? 'dashed' : 'solid' },
    itemStyle: { color: colour },
    ...(line.filled ? { areaStyle: { color: colour, opacity: 0.1 } } : {}),
    endLabel: { show: true, formatter: '{a}', color: colour, fontSize: 12, distance: 6 },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { disabled: true },
  }
}

/** Room to the right for the longest direct label; Han letters are about twice as wide. */
export function labelRoom(lines: readonly Line[]): number {
  const widths = lines.map((line) =>
    [...line.name].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 12 : 7), 0),
  )
  return Math.max(0, ...widths) + 16
}

/** The line that passes closest to a value at a tick; of two alike the one drawn on top. */
export function nearestLine(lines: readonly Line[], tick: number, value: number): number {
  const away = lines.map((line) => Math.abs((line.values[tick] ?? Number.POSITIVE_INFINITY) - value))
  return away.reduce((best, distance, at) => (distance <= (away[best] ?? Number.POSITIVE_INFINITY) ? at : best), 0)
}

export function lineOption({ ticks, lines, top, write }: LinePicture, colours: Colours): EChartsCoreOption {
  return {
    animation: false,
    grid: {
      left: 4,
      right: labelRoom(lines),
      top: 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      ...tooltipLook(colours),
      trigger: 'axis',
      axisPointer: { lineStyle: { color: colours['ink-3'] } },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? (write?.(value) ?? String(value)) : '–'),
    },
    xAxis: {
      type: 'category',
      data: ticks,
      boundaryGap: false,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { ...axisText(colours), hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(top === undefined ? {} : { max: top, interval: top / 4 }),
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: axisText(colours),
    },
    series: lines.map((line) => seriesOf(line, colours)),
  }
}
