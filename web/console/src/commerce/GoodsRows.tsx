import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type RowOutcome, rowOutcome } from '../../../../server/kernel/contract.ts'
import { fetchGoodsReportEndpoint, listGoodsRowsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { addressOf } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { AsTable } from '../app/AsTable.tsx'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { LongList } from '../app/LongList.tsx'
import { Sheet } from '../app/Page.tsx'
import { OutcomeTag } from '../customers/OutcomeTag.tsx'
import { RowCells } from '../customers/RowCells.tsx'
import type { GoodsImport } from './shapes.ts'

type Row = GoodsImport['sample'][number]

/** What would come, or came, of each row; the whole of it to take away. */
export function GoodsRows({ found: { id: importId, mapping, counts } }: { found: GoodsImport }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<RowOutcome | null>(null)
  const pages = useAskPages(listGoodsRowsEndpoint, { importId, limit: 50, ...(chosen ? { outcome: chosen } : {}) })
  const downloads = (
    <span className="row">
      <AsTable
        at={(as) => addressOf(fetchGoodsReportEndpoint, { importId, as })}
        say={(name) => t('customerImports.download', { as: name })}
      />
    </span>
  )
  return (
    <Sheet title={t('customerImports.rows')} beside={downloads}>
      <search className="filters">
        <FilterChoice
          label={t('customerImports.outcome')}
          value={chosen}
          onChange={setChosen}
          options={optionsOf(rowOutcome.options, (one) => `${t(`rowOutcome.${one}`)} (${counts[one] ?? 0})`)}
        />
      </search>
      <LongList pages={pages} none={<Empty title={t('customerImports.noRows')} />}>
        {(rows) => (
          <ol className="lines">
            {rows.map((row) => (
              <RowLine key={row.row} row={row} mapping={mapping} />
            ))}
          </ol>
        )}
      </LongList>
    </Sheet>
  )
}

function RowLine({ row, mapping }: { row: Row; mapping: GoodsImport['mapping'] }) {
  const { t } = useWords()
  return (
    <li className="line line-tall">
      <span className="muted small nowrap">{t('customerImports.row', { row: row.row })}</span>
      <div className="line-body">
        <OutcomeTag outcome={row.outcome} /> <Reasons reasons={row.reasons} />
        <RowCells cells={row.cells} mapping={mapping} />
      </div>
      {row.productId && (
        <Link className="nowrap" to="/shop/products/$productId" params={{ productId: row.productId }}>
          {t('goodsImports.toProduct')}
        </Link>
      )}
    </li>
  )
}

function Reasons({ reasons }: { reasons: Row['reasons'] }) {
  const { t } = useWords()
  const said = reasons.map(({ code, column, row, title }) => {
    const where = [column, row === null ? null : t('customerImports.row', { row }), title].filter(Boolean)
    const reason = t(`goodsReason.${code}`)
    return where.length > 0 ? t('customerImports.reasonAt', { reason, where: where.join(' · ') }) : reason
  })
  return <span className="small">{said.join(t('list.then'))}</span>
}
