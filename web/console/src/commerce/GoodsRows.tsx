import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import {
  fetchGoodsReportEndpoint,
  goodsOutcome,
  listGoodsRowsEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { addressOf } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { Sheet } from '../app/Page.tsx'
import { OutcomeTag } from '../customers/OutcomeTag.tsx'
import { RowCells } from '../customers/RowCells.tsx'
import type { GoodsImport } from './shapes.ts'

type Row = GoodsImport['sample'][number]
type Outcome = Row['outcome']

/** What would come, or came, of each row; the whole of it to take away. */
export function GoodsRows({ found: { id: importId, mapping, counts } }: { found: GoodsImport }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<Outcome | null>(null)
  const pages = useAskPages(listGoodsRowsEndpoint, { importId, limit: 50, ...(chosen ? { outcome: chosen } : {}) })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const downloads = (['xlsx', 'csv'] as const).map((as) => (
    <Button key={as} href={addressOf(fetchGoodsReportEndpoint, { importId, as })} download>
      {t('customerImports.download', { as: as.toUpperCase() })}
    </Button>
  ))
  return (
    <Sheet title={t('customerImports.rows')} beside={<span className="row">{downloads}</span>}>
      <search className="filters">
        <Select<Outcome | null>
          allowClear
          className="filter"
          aria-label={t('customerImports.outcome')}
          placeholder={t('customerImports.outcome')}
          value={chosen}
          onChange={(next) => setChosen(next ?? null)}
          options={optionsOf(goodsOutcome.options, (one) => `${t(`rowOutcome.${one}`)} (${counts[one] ?? 0})`)}
        />
      </search>
      <Loaded from={pages}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('customerImports.noRows')} />
          ) : (
            <ol className="lines">
              {rows.map((row) => (
                <RowLine key={row.row} row={row} mapping={mapping} />
              ))}
            </ol>
          )
        }
      </Loaded>
      <MorePages pages={pages} />
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
