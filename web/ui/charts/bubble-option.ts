/** Things on a field of two measures: where they stand, how big they are, which kind they are. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Colour, Colours } from './colours.ts'
import { axisText, tooltipLook } from './line-option.ts'

export type Bubble = { id: string; name: string; x: number; y: number; size: number; colour: Colour; detail: string }
export type BubblePicture = {
  bubbles: readonly Bubble[]
  xName: string
  yName: string
  xTop: number
  yTop: number
  xStep: number
  writeX?: (value: number) => string
  /** How many of the largest or most pressing carry their name. */
  named: ReadonlySet<string>
}

/** Area, not radius, grows with the size: 180 people look three times 60. */
export function diameterOf(size: number, largest: number): number {
  return 8 + 40 * Math.sqrt(Math.max(0, size) / Math.max(1, largest))
}

export function bubbleOption(picture: BubblePicture, colours: Colours): EChartsCoreOption {
  const largest = Math.max(1, ...picture.bubbles.map((bubble) => bubble.size))
  const axis = (name: string, max: number, where: 'x' | 'y') => ({
    type: 'value',
    name,
    nameLocation: where === 'x' ? 'middle' : 'end',
    nameGap: where === 'x' ? 26 : 12,
    nameTextStyle: { ...axisText(colours), ...(where === 'y' ? { align: 'left', padding: [0, 0, 0, -28] } : {}) },
    min: 0,
    max,
    interval: where === 'x' ? picture.xStep : max / 4,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.line } },
    axisLabel: { ...axisText(colours), ...(where === 'x' && picture.writeX ? { formatter: picture.writeX } : {}) },
  })
  return {
    animation: false,
    grid: { left: 32, right: 28, top: 32, bottom: 40 },
    tooltip: {
      ...tooltipLook(colours),
      formatter: (at: { dataIndex: number }) => detailOf(picture.bubbles[at.dataIndex]),
    },
    xAxis: axis(picture.xName, picture.xTop, 'x'),
    yAxis: axis(picture.yName, picture.yTop, 'y'),
    series: [
      {
        type: 'scatter',
        data: picture.bubbles.map((bubble) => ({
          value: [bubble.x, bubble.y],
          symbolSize: diameterOf(bubble.size, largest),
          itemStyle: { color: colours[bubble.colour], opacity: 0.75, borderColor: colours.surface, borderWidth: 1 },
          label: {
            show: picture.named.has(bubble.id),
            formatter: bubble.name,
            position: 'right',
            color: colours['ink-2'],
            fontSize: 11,
            textBorderColor: colours.surface,
            textBorderWidth: 3,
          },
        })),
        labelLayout: { hideOverlap: true },
        cursor: 'pointer',
      },
    ],
  }
}

/** Names come from people: they are text, never markup. */
function detailOf(bubble: Bubble | undefined): string {
  return bubble ? `<b>${escapeMarkup(bubble.name)}</b><br>${escapeMarkup(bubble.detail)}` : ''
}

export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
