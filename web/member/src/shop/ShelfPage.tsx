import { useState } from 'react'
import {
  type CategoryId,
  listCategoriesEndpoint,
  listShelfEndpoint,
  type Product,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { go, usePlace } from '../app/router.ts'
import { CartLink } from './CartLink.tsx'
import { ShelfCard } from './ShelfCard.tsx'
import './shop.css'

/** What is for sale in a community. What was searched stands in the address, so that the way back leads to it. */
export function ShelfPage({ params }: PageProps) {
  const { t } = useWords()
  const communityId = params.communityId as CommunityId
  const { query } = usePlace()
  const [words, setWords] = useState(query.get('q') ?? '')
  const category = query.get('category')
  function narrow(next: { words?: string; category?: string | null }) {
    const said = { words, category, ...next }
    const narrowed = new URLSearchParams()
    if (said.words) narrowed.set('q', said.words)
    if (said.category) narrowed.set('category', said.category)
    setWords(said.words)
    go(`/c/${communityId}/shop${narrowed.size > 0 ? `?${narrowed}` : ''}`, 'instead')
  }
  return (
    <Page title={t('shop.title')} back="/" actions={<CartLink communityId={communityId} />}>
      <div className="shop">
        <Link to={`/c/${communityId}/membership`} className="row membership-way">
          <Icon name="digest" />
          <span className="row-words">{t('shop.membership')}</span>
          <Icon name="next" size={18} />
        </Link>
        <form className="search" role="search" onSubmit={(event) => event.preventDefault()}>
          <input
            type="search"
            value={words}
            maxLength={40}
            placeholder={t('shop.search')}
            aria-label={t('shop.search')}
            onChange={(event) => narrow({ words: event.target.value.trimStart() })}
          />
        </form>
        <p className="shop-ways">
          <Link to={`/c/${communityId}/activities`} className="chip">
            {t('shop.activities')}
          </Link>
          <Link to={`/c/${communityId}/coupons`} className="chip">
            {t('shop.coupons')}
          </Link>
        </p>
        <Categories chosen={category} choose={(next) => narrow({ category: next })} />
        <Shelf
          communityId={communityId}
          words={words.trim()}
          category={category}
          everything={() => narrow({ words: '', category: null })}
        />
      </div>
    </Page>
  )
}

function Categories({ chosen, choose }: { chosen: string | null; choose: (id: string | null) => void }) {
  const { t } = useWords()
  const { data } = useAsk(listCategoriesEndpoint, {})
  const filled = data?.rows.filter(({ products }) => products > 0) ?? []
  if (filled.length === 0) return null
  return (
    <div className="chips" role="group" aria-label={t('shop.categories')}>
      {[{ id: null, name: t('shop.all') }, ...filled].map(({ id, name }) => (
        <button key={id} type="button" className="chip" aria-pressed={id === chosen} onClick={() => choose(id)}>
          {name}
        </button>
      ))}
    </div>
  )
}

type ShelfProps = { communityId: CommunityId; words: string; category: string | null; everything: () => void }

function Shelf({ communityId, words, category, everything }: ShelfProps) {
  const { t } = useWords()
  const narrowed = { ...(words ? { words } : {}), ...(category ? { categoryId: category as CategoryId } : {}) }
  const pages = useAskPages(listShelfEndpoint, { communityId, ...narrowed }, { keepsEarlier: true })
  const products = (pages.data?.pages ?? []).flatMap(({ rows }) => rows) as Product[]
  if (pages.isPending) return <Skeleton rows={6} />
  if (pages.error) return <Failure failure={pages.error} again={() => void pages.refetch()} />
  if (products.length === 0) {
    if (!words && !category) return <Empty text={t('shop.empty')} />
    return (
      <Empty text={t('shop.noneFound')}>
        <button type="button" className="button" onClick={everything}>
          {t('shop.showAll')}
        </button>
      </Empty>
    )
  }
  return (
    <>
      <ul className="shelf" aria-label={t('shop.shelf')}>
        {products.map((product) => (
          <ShelfCard key={product.id} product={product} communityId={communityId} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </>
  )
}
