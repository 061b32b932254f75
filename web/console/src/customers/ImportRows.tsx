import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type RowOutcome, rowOutcome } from '../../../../server/kernel/contract.ts'
import { fetchImportReportEndpoint, listImportRowsEndpoint } from '../../../../server/modules/customers/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { addressOf } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { AsTable } from '../app/AsTable.tsx'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { LongList } from '../app/LongList.tsx'
import { Sheet } from '../app/Page.tsx'
import { OutcomeTag } from './OutcomeTag.tsx'
import { RowCells } from './RowCells.tsx'
import { RowReasons } from './RowReasons.tsx'
import type { CustomerImport, ImportedRow } from './shapes.ts'

/** What came of each row, and the whole of it to take away. */
export function ImportRows({ found }: { found: CustomerImport }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { outcome: asked } = useSearch({ strict: false }) as { outcome?: string }
  const outcome = rowOutcome.options.find((one) => one === asked)
  const { id: importId } = found
  const pages = useAskPages(listImportRowsEndpoint, { importId, limit: 50, ...(outcome ? { outcome } : {}) })
  const choose = (next: RowOutcome | null) =>
    navigate({
      to: '/customers/imports/$importId',
      params: { importId },
      search: next ? { outcome: next } : {},
      replace: true,
    })
  return (
    <Sheet title={t('customerImports.rows')} beside={<Downloads importId={importId} />}>
      <search className="filters">
        <FilterChoice
          label={t('customerImports.outcome')}
          value={outcome}
          onChange={choose}
          options={optionsOf(rowOutcome.options, (one) => t(`rowOutcome.${one}`))}
        />
      </search>
      <LongList pages={pages} none={<Empty title={t('customerImports.noRows')} />}>
        {(rows) => (
          <ol className="lines">
            {rows.map((row) => (
              <RowLine key={row.row} row={row} mapping={found.mapping} />
            ))}
          </ol>
        )}
      </LongList>
    </Sheet>
  )
}

function Downloads({ importId }: { importId: string }) {
  const { t } = useWords()
  return (
    <span className="row">
      <AsTable
        at={(as) => addressOf(fetchImportReportEndpoint, { importId, as })}
        say={(name) => t('customerImports.download', { as: name })}
      />
    </span>
  )
}

function RowLine({ row, mapping }: { row: ImportedRow; mapping: CustomerImport['mapping'] }) {
  const { t } = useWords()
  const fields = row.fields.map((field) => t(`target.${field}`, { defaultValue: field }))
  return (
    <li className="line line-tall">
      <span className="muted small nowrap">{t('customerImports.row', { row: row.row })}</span>
      <div className="line-body">
        <OutcomeTag outcome={row.outcome} />{' '}
        {row.undone && <span className="tag tag-amber">{t(`undoOutcome.${row.undone}`)}</span>}{' '}
        <RowReasons reasons={row.reasons} />
        <span className="small">{row.undoReasons.map((why) => t(`undoReason.${why}`)).join(t('list.then'))}</span>
        {fields.length > 0 && (
          <div className="muted small">{t('customerImports.fields', { fields: fields.join(t('list.and')) })}</div>
        )}
        <RowCells cells={row.cells} mapping={mapping} />
      </div>
      {row.customerId && row.undone !== 'removed' && (
        <Link className="nowrap" to="/customers/$customerId" params={{ customerId: row.customerId }}>
          {t('customerImports.toCustomer')}
        </Link>
      )}
    </li>
  )
}
