/** Lines that answer a question; pressing a point opens what lies behind that tick. */
import { useCallback, useMemo } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart } from './EChart.tsx'
import { type LinePicture, lineOption, nearestLine } from './line-option.ts'
import { useSteady } from './use-steady.ts'

type Words = LinePicture & {
  question: string
  /** Names the ticks in the table: 日期, 小时 … */
  tickName: string
  label: string
  note?: string
  height?: number
  onPick?: (tick: number, line: number) => void
}

export function LineChart({ question, tickName, label, note, height = 220, onPick, ...given }: Words) {
  const picture = useSteady(given)
  const draw = useCallback((colours: Colours) => lineOption(picture, colours), [picture])
  const table = useMemo(() => tableOf(tickName, picture), [tickName, picture])
  const inTable = onPick && ((row: number, column: number) => onPick(row, column - 1))
  const pick = onPick && ((tick: number, value: number) => onPick(tick, nearestLine(picture.lines, tick, value)))
  return (
    <ChartFrame question={question} table={{ ...table, onPick: inTable }} note={note}>
      <EChart label={label} height={height} draw={draw} onPickTick={pick} />
    </ChartFrame>
  )
}

function tableOf(tickName: string, { lines, ticks, write }: LinePicture) {
  return {
    head: [tickName, ...lines.map((line) => line.name)],
    rows: ticks.map((tick, at) => [tick, ...lines.map((line) => said(line.values[at], write))]),
  }
}

function said(value: number | null | undefined, write?: (value: number) => string): string | number {
  if (value === null || value === undefined) return '–'
  return write ? write(value) : value
}
