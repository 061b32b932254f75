/** A product is described for the first time; it is not on the shelf before somebody puts it there. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import {
  listCategoriesEndpoint,
  listProductsEndpoint,
  makeProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { ProductForm } from './ProductForm.tsx'
import { blankProduct, placeOf, type ProductSaid, wordsOf } from './product-words.ts'
import { Deciders } from './ShopPage.tsx'

export function NewProductPage() {
  const { t } = useWords()
  return (
    <Deciders title={t('products.new')}>
      <Page title={t('products.new')} above={<Link to="/shop/products">{t('shop.products')}</Link>}>
        <NewProduct />
      </Page>
    </Deciders>
  )
}

function NewProduct() {
  const formats = useFormats()
  const navigate = useNavigate()
  const [form] = Form.useForm<ProductSaid>()
  const draft = useFormDraft<ProductSaid>(form, 'product.new', blankProduct)
  const saying = useSaying()
  const make = useAct(makeProductEndpoint, {
    refreshes: [listProductsEndpoint, listCategoriesEndpoint],
    onDone: ({ id }) => {
      draft.drop()
      void navigate({ to: '/shop/products/$productId', params: { productId: id } })
    },
    onFailure: (failure) => saying.formFailure(form, failure, placeOf),
  })
  const send = (said: ProductSaid) => make.mutate(wordsOf(said, formats))
  return <ProductForm form={form} draft={draft} busy={make.isPending} onSend={send} />
}
