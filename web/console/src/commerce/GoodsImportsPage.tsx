/** 导入商品: a table of goods in, all goods out as one, and the imports so far. */
import { Link, useNavigate } from '@tanstack/react-router'
import {
  exportGoodsEndpoint,
  listGoodsImportsEndpoint,
  uploadGoodsEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { questionKey, useAsk } from '../../../ui/asking.ts'
import { addressOf, upload, type UploadOptions } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { AsTable } from '../app/AsTable.tsx'
import { FileDrop, tables } from '../app/FileDrop.tsx'
import { ImportList } from '../app/ImportList.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { ImportTag } from '../customers/ImportTag.tsx'
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
        actions={
          <AsTable
            at={(as) => addressOf(exportGoodsEndpoint, { as })}
            say={(name) => t('goodsImports.export', { as: name })}
          />
        }
      >
        <div className="stack">
          <Sheet>
            <FileDrop accept={tables} formats={t('goodsImports.formats')} onSend={send} />
          </Sheet>
          <Imports />
        </div>
      </Page>
    </Deciders>
  )
}

function Imports() {
  const { t } = useWords()
  const { count } = useFormats()
  return (
    <ImportList
      from={useAsk(listGoodsImportsEndpoint, {})}
      title={t('customerImports.list')}
      none={{ title: t('goodsImports.none'), text: t('goodsImports.noneText') }}
      to="/shop/imports/$importId"
      tagOf={({ state }) => <ImportTag state={state} />}
      sayOf={({ rows }) => t('customerImports.countLine', { rows: count(rows) })}
    />
  )
}
