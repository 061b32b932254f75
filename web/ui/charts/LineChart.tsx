/** Lines that answer a question; pressing a point opens what lies behind that tick. */
import { useCallback, useMemo } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart } from './EChart.tsx'
import { type LinePicture, lineOption } from './line-option.ts'

type Words = LinePicture & {
  question: string
  /** Names the ticks in the table: 日期, 小时 … */
  tickName: string
  label: string
  note?: string
  height?: number
  onPick?: (tick: number, line: number) => void
}

export function LineChart({ question, tickName, label, note, height = 220, onPick, ...picture }: Words) {
  const draw = useCallback((colours: Colours) => lineOption(picture, colours), [JSON.stringify(picture)])
  const table = useMemo(
    () => ({
      head: [tickName, ...picture.lines.map((line) => line.name)],
      rows: picture.ticks.map((tick, at) => [
        tick,
        ...picture.lines.map((line) => said(line.values[at], picture.write)),
      ]),
    }),
    [picture.lines, picture.ticks, picture.write, tickName],
  )
  return (
    <ChartFrame question={question} table={table} note={note}>
      <EChart
        label={label}
        height={height}
        draw={draw}
        onPick={onPick && ((at) => onPick(at.dataIndex, at.seriesIndex))}
      />
    </ChartFrame>
  )
}

function said(value: number | null | undefined, write?: (value: number) => string): string | number {
  if (value === null || value === undefined) return '–'
  return write ? write(value) : value
}
