/** A 7 × 24 picture of when people talk; a cell opens the messages of that hour. */
import { useCallback, useMemo } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart } from './EChart.tsx'
import { type HeatPicture, heatOption } from './heat-option.ts'
import { useSteady } from './use-steady.ts'

type Words = HeatPicture & {
  question: string
  rowName: string
  label: string
  note?: string
  onPick?: (row: number, column: number) => void
}

export function HeatMap({ question, rowName, label, note, onPick, ...given }: Words) {
  const picture = useSteady(given)
  const draw = useCallback((colours: Colours) => heatOption(picture, colours), [picture])
  const table = useMemo(() => tableOf(rowName, picture), [rowName, picture])
  const inTable = onPick && ((row: number, column: number) => onPick(row, column - 1))
  const pick = (at: { dataIndex: number }) => {
    const cell = picture.cells[at.dataIndex]
    if (cell) onPick?.(cell.row, cell.column)
  }
  return (
    <ChartFrame question={question} table={{ ...table, onPick: inTable }} note={note}>
      <EChart label={label} height={230} draw={draw} onPick={pick} />
    </ChartFrame>
  )
}

function tableOf(rowName: string, { rows, columns, cells }: HeatPicture) {
  const known = new Map(cells.map((cell) => [`${cell.row}/${cell.column}`, cell.value]))
  return {
    head: [rowName, ...columns],
    rows: rows.map((row, y) => [row, ...columns.map((_, x) => known.get(`${y}/${x}`) ?? 0)]),
  }
}
