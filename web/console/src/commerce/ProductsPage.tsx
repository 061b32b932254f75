/** 商品: everything that is or was for sale. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { listCategoriesEndpoint, listProductsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { SearchLine } from '../app/SearchLine.tsx'
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
      <Link className="button button-primary" to="/shop/products/new">
        {t('products.new')}
      </Link>
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

const kept = (search: Search): Search => Object.fromEntries(Object.entries(search).filter(([, value]) => value))

function ProductList() {
  const search = kept(useSearch({ strict: false }) as Search)
  const navigate = useNavigate()
  const change = (next: Search) =>
    void navigate({ to: '/shop/products', search: kept({ ...search, ...next }), replace: true })
  const asked = { words: search.q?.slice(0, 40), categoryId: search.category, shown: search.shown }
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value))
  const pages = useAskPages(listProductsEndpoint, given as InputOf<typeof listProductsEndpoint>, { keepsEarlier: true })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const isFiltered = Object.keys(search).length > 0
  return (
    <>
      <ProductFilters search={search} onChange={change} />
      <Loaded from={pages} lines={8}>
        {() =>
          rows.length > 0 ? (
            <ProductTable rows={rows} />
          ) : (
            <NoProducts onClear={isFiltered ? () => void navigate({ to: '/shop/products', search: {} }) : null} />
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </>
  )
}

function ProductFilters({ search, onChange }: { search: Search; onChange: (next: Search) => void }) {
  const { t } = useWords()
  const categories = useAsk(listCategoriesEndpoint, {}).data?.rows ?? []
  return (
    <search className="filters">
      <SearchLine value={search.q ?? ''} onChange={(q) => onChange({ q })} label={t('products.search')} />
      <Select<string | null>
        allowClear
        className="filter"
        aria-label={t('products.category')}
        placeholder={t('products.category')}
        value={search.category ?? null}
        onChange={(category) => onChange({ category: category ?? '' })}
        options={categories.map(({ id, name, products }) => ({ value: id, label: `${name} (${products})` }))}
      />
      <Select<string | null>
        allowClear
        className="filter"
        aria-label={t('products.shelf')}
        placeholder={t('products.shelf')}
        value={search.shown ?? null}
        onChange={(shown) => onChange({ shown: shown ?? '' })}
        options={optionsOf(['yes', 'no'] as const, (one) => t(`productShown.${one}`))}
      />
    </search>
  )
}

function ProductTable({ rows }: { rows: readonly Product[] }) {
  const { t } = useWords()
  return (
    <table className="shop-table">
      <thead>
        <tr>
          <th scope="col">{t('products.product')}</th>
          <th scope="col" className="number">
            {t('products.price')}
          </th>
          <th scope="col" className="number">
            {t('products.left')}
          </th>
          <th scope="col" className="number">
            {t('products.sold')}
          </th>
          <th scope="col">{t('products.shelf')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((product) => (
          <ProductRow key={product.id} product={product} />
        ))}
      </tbody>
    </table>
  )
}

function NoProducts({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  if (onClear) {
    return (
      <Empty title={t('field.noHit')}>
        <Button onClick={onClear}>{t('field.clear')}</Button>
      </Empty>
    )
  }
  return (
    <Empty title={t('products.none')} text={t('products.noneText')}>
      {decides && (
        <Link className="button button-primary" to="/shop/products/new">
          {t('products.new')}
        </Link>
      )}
    </Empty>
  )
}
