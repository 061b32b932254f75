import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import { OutcomeTag } from './OutcomeTag.tsx'
import { RowCells } from './RowCells.tsx'
import { RowReasons } from './RowReasons.tsx'
import type { CustomerImport, ForeseenRow } from './shapes.ts'

/** Rows of the file as they were understood; phones and ids masked. */
export function ForeseenRows({
  title,
  rows,
  mapping,
}: {
  title: string
  rows: readonly ForeseenRow[]
  mapping: CustomerImport['mapping']
}) {
  const { t } = useWords()
  if (rows.length === 0) return null
  return (
    <Sheet title={title}>
      <ol className="lines scroll-y" tabIndex={0} aria-label={title}>
        {rows.map((one) => (
          <li key={one.row} className="line line-tall">
            <span className="muted small nowrap">{t('customerImports.row', { row: one.row })}</span>
            <div className="line-body">
              <OutcomeTag outcome={one.outcome} /> <RowReasons reasons={one.reasons} />
              <RowCells cells={one.cells} mapping={mapping} />
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
