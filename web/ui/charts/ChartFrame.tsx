/** A chart answers a question: the question is its title, and the table behind it is one press away. */
import './charts.css'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../words/index.ts'

export type TableBehind = { head: readonly string[]; rows: readonly (readonly (string | number)[])[] }
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

function TableOf({ table, question }: { table: TableBehind; question: string }) {
  return (
    // Scrollable regions must be reachable by keyboard, so it takes focus.
    <div className="chart-table" tabIndex={0} role="region" aria-label={question}>
      <table>
        <thead>
          <tr>
            {table.head.map((word, at) => (
              <th key={at} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
