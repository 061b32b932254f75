/** 导入商品: a table of goods in, all goods out as one, and the imports so far. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import {
  exportGoodsEndpoint,
  listGoodsImportsEndpoint,
  uploadGoodsEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { questionKey, useAsk } from '../../../ui/asking.ts'
import { addressOf, upload, type UploadOptions } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { TableDrop } from '../app/TableDrop.tsx'
import { Deciders } from './ShopPage.tsx'

export function GoodsImportsPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const send = async (file: File, options: UploadOptions) => {
    const { id: importId } = await upload(uploadGoodsEndpoint, file, {}, options)
    await client.invalidateQueries({ queryKey: questionKey(listGoodsImportsEndpoint) })
    await navigate({ to: '/shop/imports/$importId', params: { importId } })
  }
  return (
    <Deciders title={t('goodsImports.title')}>
      <Page
        title={t('goodsImports.title')}
        lead={t('goodsImports.lead')}
        above={<Link to="/shop/products">{t('shop.products')}</Link>}
        actions={(['xlsx', 'csv'] as const).map((as) => (
          <Button key={as} href={addressOf(exportGoodsEndpoint, { as })} download>
            {t('goodsImports.export', { as: as.toUpperCase() })}
          </Button>
        ))}
      >
        <div className="stack">
          <Sheet>
            <TableDrop formats={t('goodsImports.formats')} onSend={send} />
          </Sheet>
          <ImportList />
        </div>
      </Page>
    </Deciders>
  )
}

function ImportList() {
  const { t } = useWords()
  const imports = useAsk(listGoodsImportsEndpoint, {})
  return (
    <Sheet title={t('customerImports.list')}>
      <Loaded from={imports}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('goodsImports.none')} text={t('goodsImports.noneText')} />
          ) : (
            <ul className="lines">
              {rows.map((row) => (
                <ImportLine key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  )
}

function ImportLine({ row }: { row: AnswerOf<typeof listGoodsImportsEndpoint>['rows'][number] }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <li className="line">
      <div className="line-body">
        <Link className="member-name wrap" to="/shop/imports/$importId" params={{ importId: row.id }}>
          {row.fileName}
        </Link>{' '}
        <span className={`tag ${row.state === 'done' ? 'tag-brand' : ''}`}>
          {t(`customerImportState.${row.state}`)}
        </span>
        <div className="muted small wrap">
          {t('customerImports.countLine', { rows: formats.count(row.rows) })} · {row.startedBy.name} ·{' '}
          {formats.moment(row.createdAt)}
        </div>
      </div>
    </li>
  )
}
