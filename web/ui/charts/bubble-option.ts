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
  const formatter = (at: { dataIndex: number }) => detailOf(picture.bubbles[at.dataIndex])
  return {
    animation: false,
    grid: { left: 32, right: 28, top: 32, bottom: 40 },
    tooltip: { ...tooltipLook(colours), formatter },
    xAxis: axisOf(picture, 'x', colours),
    yAxis: axisOf(picture, 'y', colours),
    series: [
      {
        type: 'scatter',
        data: picture.bubbles.map((bubble) => bubbleOf(bubble, largest, picture.named.has(bubble.id), colours)),
        labelLayout: { hideOverlap: true },
        cursor: 'pointer',
      },
    ],
  }
}

function axisOf({ xName, yName, xTop, yTop, xStep, writeX }: BubblePicture, where: 'x' | 'y', colours: Colours) {
  const isX = where === 'x'
  return {
    type: 'value',
    name: isX ? xName : yName,
    nameLocation: isX ? 'middle' : 'end',
    nameGap: isX ? 26 : 12,
    nameTextStyle: { ...axisText(colours), ...(isX ? {} : { align: 'left', padding: [0, 0, 0, -28] }) },
    min: 0,
    max: isX ? xTop : yTop,
    interval: isX ? xStep : yTop / 4,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.line } },
    axisLabel: { ...axisText(colours), ...(isX && writeX ? { formatter: writeX } : {}) },
  }
}

function bubbleOf({ x, y, size, colour, name }: Bubble, largest: number, show: boolean, colours: Colours) {
  const written = { color: colours['ink-2'], fontSize: 11, textBorderColor: colours.surface, textBorderWidth: 3 }
  return {
    value: [x, y],
    symbolSize: diameterOf(size, largest),
    itemStyle: { color: colours[colour], opacity: 0.75, borderColor: colours.surface, borderWidth: 1 },
    label: { show, formatter: name, position: 'right', ...written },
  }
}

/** Names come from people: they are text, never markup. */
function detailOf(bubble: Bubble | undefined): string {
  return bubble ? `<b>${escapeMarkup(bubble.name)}</b><br>${escapeMarkup(bubble.detail)}` : ''
}

export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
