import { Checkbox, Modal } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { listProductsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import { SearchLine } from '../app/SearchLine.tsx'
import { ProductPicture } from '../commerce/ProductPicture.tsx'
import { type Good, goodOf, nameOf } from './good.ts'

type Words = {
  communityId: string | undefined
  /** Variants that are in the activity already. */
  taken: readonly string[]
  onChosen: (goods: readonly Good[]) => void
  onClose: () => void
}

/** Chooses variants from the shelf, as many as one likes. */
export function GoodsPicker({ communityId, taken, onChosen, onClose }: Words) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<readonly Good[]>([])
  const asked = words.trim().slice(0, 40)
  const pages = useAskPages(
    listProductsEndpoint,
    { shown: 'yes', ...(asked ? { words: asked } : {}) },
    { keepsEarlier: true },
  )
  const goods = (pages.data?.pages ?? [])
    .flatMap(({ rows }) => rows)
    .filter((product) => !product.communityId || product.communityId === communityId)
    .flatMap((product) => product.variants.map((variant) => goodOf(product, variant)))
  const toggle = (good: Good) =>
    setChosen((all) =>
      all.some(({ variantId }) => variantId === good.variantId)
        ? all.filter(({ variantId }) => variantId !== good.variantId)
        : [...all, good],
    )
  return (
    <Modal
      open
      title={t('activities.chooseGoods')}
      okText={t('activities.chosen', { count: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={() => onChosen(chosen)}
      onCancel={onClose}
    >
      <SearchLine value={words} onChange={setWords} label={t('products.search')} />
      <Loaded from={pages} lines={5}>
        {() =>
          goods.length === 0 ? (
            <Empty title={t(asked ? 'field.noHit' : 'activities.emptyShelf')}>
              <Link className="button" to="/shop/products">
                {t('orders.toProducts')}
              </Link>
            </Empty>
          ) : (
            <ul className="lines picker-lines">
              {goods.map((good) => (
                <PickerLine
                  key={good.variantId}
                  good={good}
                  isTaken={taken.includes(good.variantId)}
                  isChosen={chosen.some(({ variantId }) => variantId === good.variantId)}
                  onToggle={() => toggle(good)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </Modal>
  )
}

type LineWords = { good: Good; isTaken: boolean; isChosen: boolean; onToggle: () => void }

function PickerLine({ good, isTaken, isChosen, onToggle }: LineWords) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <li className="line">
      <Checkbox checked={isTaken || isChosen} disabled={isTaken} onChange={onToggle} className="picker-line">
        <span className="shop-name">
          <ProductPicture id={good.productId} title={good.title} image={good.image} />
          <span>
            {nameOf(good)}
            <small className="muted">
              {money(good.shelfFen)}
              {good.left !== null && ` · ${t('activities.left', { count: good.left })}`}
            </small>
          </span>
        </span>
      </Checkbox>
    </li>
  )
}
