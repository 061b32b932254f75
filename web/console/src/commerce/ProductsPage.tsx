/** 商品: everything that is or was for sale. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { listCategoriesEndpoint, listProductsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { LongList } from '../app/LongList.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { NoHit } from '../app/NoHit.tsx'
import { Sheet } from '../app/Page.tsx'
import { SearchLine } from '../app/SearchLine.tsx'
import { onlySaid, useLookedFor } from '../app/use-looked-for.ts'
import { CategoriesDrawer } from './CategoriesDrawer.tsx'
import { ProductRow } from './ProductRow.tsx'
import { ShopPage } from './ShopPage.tsx'
import type { Product } from './shapes.ts'

type Search = { q?: string; category?: string; shown?: string }

export function ProductsPage() {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  const [arranging, setArranging] = useState(false)
  const actions = (
    <>
      <Button onClick={() => setArranging(true)}>{t('categories.title')}</Button>
      <Link className="button" to="/shop/imports">
        {t('goodsImports.link')}
      </Link>
      <NewLink />
    </>
  )
  return (
    <ShopPage title={t('shop.products')} lead={t('products.lead')} actions={decides && actions}>
      <Sheet>
        <ProductList />
      </Sheet>
      {arranging && <CategoriesDrawer onClose={() => setArranging(false)} />}
    </ShopPage>
  )
}

function ProductList() {
  const { search, look, isNarrowed, clear } = useLookedFor<Search>('/shop/products')
  const asked = onlySaid({ words: search.q?.slice(0, 40), categoryId: search.category, shown: search.shown })
  const pages = useAskPages(listProductsEndpoint, asked as InputOf<typeof listProductsEndpoint>, { keepsEarlier: true })
  return (
    <>
      <ProductFilters search={search} onChange={look} />
      <LongList pages={pages} lines={8} none={isNarrowed ? <NoHit onClear={clear} /> : <NoProducts />}>
        {(rows) => <ProductTable rows={rows} />}
      </LongList>
    </>
  )
}

function ProductFilters({ search, onChange }: { search: Search; onChange: (next: Search) => void }) {
  const { t } = useWords()
  const categories = useAsk(listCategoriesEndpoint, {}).data?.rows ?? []
  return (
    <search className="filters">
      <SearchLine value={search.q ?? ''} onChange={(q) => onChange({ q })} label={t('products.search')} />
      <FilterChoice
        label={t('products.category')}
        value={search.category}
        onChange={(category) => onChange({ category: category ?? '' })}
        options={categories.map(({ id, name, products }) => ({ value: id, label: `${name} (${products})` }))}
      />
      <FilterChoice
        label={t('products.shelf')}
        value={search.shown}
        onChange={(shown) => onChange({ shown: shown ?? '' })}
        options={optionsOf(['yes', 'no'], (one) => t(`productShown.${one}`))}
      />
    </search>
  )
}

function ProductTable({ rows }: { rows: readonly Product[] }) {
  const { t } = useWords()
  return (
    <ListTable
      heads={[
        t('products.product'),
        { number: t('products.price') },
        { number: t('products.left') },
        { number: t('products.sold') },
        t('products.shelf'),
      ]}
    >
      {rows.map((product) => (
        <ProductRow key={product.id} product={product} />
      ))}
    </ListTable>
  )
}

function NoProducts() {
  const { t } = useWords()
  return (
    <Empty title={t('products.none')} text={t('products.noneText')}>
      {mayAdminister(useMe()) && <NewLink />}
    </Empty>
  )
}

function NewLink() {
  const { t } = useWords()
  return (
    <Link className="button button-primary" to="/shop/products/new">
      {t('products.new')}
    </Link>
  )
}
