/** A product is looked at and changed. Who changed it meanwhile is told, and nothing that was typed is lost. */
import { Link, useParams } from '@tanstack/react-router'
import { Form } from 'antd'
import { useState } from 'react'
import {
  changeProductEndpoint,
  listCategoriesEndpoint,
  listProductsEndpoint,
  readProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { ProductForm } from './ProductForm.tsx'
import { placeOf, type ProductSaid, saidOf, wordsOf } from './product-words.ts'
import { ShelfButton } from './ShelfButton.tsx'
import { StockPanel } from './StockPanel.tsx'
import type { Product } from './shapes.ts'
import { VersionNote } from './VersionNote.tsx'
import './shop.css'

export function ProductPage() {
  const { productId } = useParams({ strict: false }) as { productId: string }
  const found = useAsk(readProductEndpoint, { productId })
  return <PageLoaded from={found}>{(product) => <Body key={product.id} product={product} />}</PageLoaded>
}

function Body({ product }: { product: Product }) {
  const { t } = useWords()
  const formats = useFormats()
  const decides = mayAdminister(useMe())
  // The form is filled anew from the product whenever it was saved or thrown away.
  const [filled, setFilled] = useState(0)
  return (
    <Page
      title={product.title}
      above={<Link to="/shop/products">{t('shop.products')}</Link>}
      lead={[t(`productShown.${product.shownAt ? 'yes' : 'no'}`), t('products.soldSo', { count: product.sold })].join(
        ' · ',
      )}
      actions={decides && <ShelfButton product={product} />}
    >
      <StockPanel product={product} />
      {decides && (
        <Editor
          key={filled}
          product={product}
          start={saidOf(product, formats)}
          onAnew={() => setFilled((times) => times + 1)}
        />
      )}
    </Page>
  )
}

type Words = { product: Product; start: ProductSaid; onAnew: () => void }

function Editor({ product, start, onAnew }: Words) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const [form] = Form.useForm<ProductSaid>()
  const draft = useFormDraft<ProductSaid>(form, `product.${product.id}`, start)
  const refreshes = [readProductEndpoint, listProductsEndpoint, listCategoriesEndpoint]
  const change = useAct(changeProductEndpoint, {
    refreshes,
    onDone: () => {
      draft.drop()
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => {
      if (!isRefusal(failure, 'commerce.version_changed')) saying.formFailure(form, failure, placeOf)
    },
  })
  const newest = useAsk(readProductEndpoint, { productId: product.id })
  const isOvertaken = isRefusal(change.error, 'commerce.version_changed')
  const send = async (said: ProductSaid, version = said.version ?? product.version) => {
    const saved = await change.run({ productId: product.id, version, ...wordsOf(said, formats) })
    if (saved) onAnew()
    else void newest.refetch()
  }
  return (
    <>
      {isOvertaken && (
        <VersionNote
          product={newest.data ?? product}
          onKeep={() => void send(form.getFieldsValue(), newest.data?.version ?? product.version)}
          onDrop={() => {
            draft.drop()
            onAnew()
          }}
        />
      )}
      <ProductForm form={form} draft={draft} busy={change.isPending} onSend={(said) => void send(said)} />
    </>
  )
}
