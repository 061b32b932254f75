/** When a group is awake: weekdays by hours, five steps of one colour. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Colours } from './colours.ts'
import { axisText, tooltipLook } from './line-option.ts'

export type HeatPicture = {
  /** Top to bottom. */
  rows: readonly string[]
  columns: readonly string[]
  cells: readonly { row: number; column: number; value: number }[]
  /** Says one cell: 周二 14 点，35 条. */
  say: (row: number, column: number, value: number) => string
}

const heatColours = (colours: Colours) => [
  colours['heat-0'],
  colours['heat-1'],
  colours['heat-2'],
  colours['heat-3'],
  colours['heat-4'],
]

export function heatOption({ rows, columns, cells, say }: HeatPicture, colours: Colours): EChartsCoreOption {
  const most = Math.max(1, ...cells.map((cell) => cell.value))
  return {
    animation: false,
    grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...tooltipLook(colours),
      formatter: (at: { value: [number, number, number] }) => say(at.value[1], at.value[0], at.value[2]),
    },
    xAxis: {
      type: 'category',
      data: columns,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...axisText(colours), interval: 2 },
    },
    yAxis: {
      type: 'category',
      data: rows,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: axisText(colours),
    },
    visualMap: { show: false, min: 0, max: most, inRange: { color: heatColours(colours) } },
    series: [
      {
        type: 'heatmap',
        data: cells.map((cell) => [cell.column, cell.row, cell.value]),
        itemStyle: { borderColor: colours.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 1 } },
      },
    ],
  }
}
