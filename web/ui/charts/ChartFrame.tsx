/** A chart answers a question: the question is its title, and the table behind it is one press away. */
import './charts.css'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../words/index.ts'

type Cell = string | number
export type TableBehind = {
  head: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Opens what lies behind a figure; the first column names its row and is no figure. */
  onPick?: ((row: number, column: number) => void) | undefined
}
type Words = { question: string; note?: ReactNode; table: TableBehind; children: ReactNode; beside?: ReactNode }

export function ChartFrame({ question, note, table, children, beside }: Words) {
  const { t } = useWords()
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart-head">
        <h2 id={id}>{question}</h2>
        {beside}
        <button type="button" className="chart-toggle" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.asPicture' : 'chart.asTable')}
        </button>
      </figcaption>
      {asTable ? <TableOf table={table} question={question} /> : children}
      {note && <p className="chart-note">{note}</p>}
    </figure>
  )
}

function TableOf({ table: { head, rows, onPick }, question }: { table: TableBehind; question: string }) {
  return (
    // Scrollable regions must be reachable by keyboard, so it takes focus.
    <section className="chart-table" tabIndex={0} aria-label={question}>
      <table>
        <thead>
          <tr>
            {head.map((word, at) => (
              <th key={`${at}${word}`} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // Rows may repeat their names; their place is their only identity.
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={`${at}${head[at + 1]}`}>
                  <Figure cell={cell} onPick={onPick && (() => onPick(row, at + 1))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Figure({ cell, onPick }: { cell: Cell; onPick: (() => void) | undefined }) {
  if (!onPick || cell === '–' || cell === 0) return cell
  return (
    <button type="button" className="chart-cell" onClick={onPick}>
      {cell}
    </button>
  )
}
