import { useRef, useState } from 'react'
import { type Product, type ProductId, readProductEndpoint } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId, GroupId } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { Checkout } from './Checkout.tsx'
import { ChoosingPart } from './Choosing.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { useSeen } from '../app/use-seen.ts'
import { leftOf } from './offers.ts'
import { Price } from './ShelfCard.tsx'
import { Tile } from './Tile.tsx'
import { useChoosing } from './use-choosing.ts'
import './shop.css'

type Props = { communityId: CommunityId; groupId: GroupId; productId: ProductId }

/** A product somebody linked to in a chat: what it costs and what is left now, and ordering without leaving. */
export function SharedProduct({ communityId, groupId, productId }: Props) {
  const { t } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const isSeen = useSeen(place)
  const { data } = useAsk(readProductEndpoint, { productId }, { enabled: isSeen, staleTime: 5000 })
  const product = data as Product | undefined
  return (
    <div ref={place} className="shared-product">
      {product ? <Shown product={product} communityId={communityId} open={() => setIsOpen(true)} /> : null}
      {product && isOpen ? (
        <Sheet title={product.title} onClose={() => setIsOpen(false)}>
          <QuickOrder product={product} communityId={communityId} groupId={groupId} />
        </Sheet>
      ) : null}
      {data || !isSeen ? null : <span className="faint">{t('shop.product')}</span>}
    </div>
  )
}

type ShownProps = { product: Product; communityId: string; open: () => void }

function Shown({ product, communityId, open }: ShownProps) {
  const { t } = useWords()
  const { id, title, pictures } = product
  const left = leftOf(product)
  return (
    <>
      <Link to={`/c/${communityId}/shop/${id}`} className="shared-link">
        <Tile id={id} title={title} image={pictures[0] ?? null} />
        <span className="row-words">
          <span className="shelf-title">{title}</span>
          <Price product={product} />
          {left !== null && left > 0 ? <span className="faint">{t('shop.left', { count: left })}</span> : null}
        </span>
      </Link>
      <button type="button" className="button button-main" disabled={left === 0} onClick={open}>
        {t(left === 0 ? 'shop.soldOut' : 'shop.buy')}
      </button>
    </>
  )
}

/** Choosing and ordering in one sheet. */
function QuickOrder({ product, communityId, groupId }: { product: Product } & Omit<Props, 'productId'>) {
  const choosing = useChoosing(product)
  const { variant, quantity } = choosing
  return (
    <div className="quick-order">
      <ChoosingPart product={product} choosing={choosing} />
      {variant ? (
        <Checkout communityId={communityId} groupId={groupId} wanted={[{ product, variant, quantity }]} />
      ) : null}
    </div>
  )
}
