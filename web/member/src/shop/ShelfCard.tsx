import type { Product } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { leftOf, startingPrice } from './offers.ts'
import { Tile } from './Tile.tsx'

/** A product on the shelf. */
export function ShelfCard({ product, communityId }: { product: Product; communityId: string }) {
  const { t } = useWords()
  const { count } = useFormats()
  const { id, title, pictures, sold } = product
  const isSoldOut = leftOf(product) === 0
  return (
    <li>
      <Link to={`/c/${communityId}/shop/${id}`} className="shelf-card">
        <span className="shelf-picture">
          <Tile id={id} title={title} image={pictures[0] ?? null} />
          {isSoldOut ? <span className="sold-out">{t('shop.soldOut')}</span> : null}
        </span>
        <span className="shelf-title">{title}</span>
        <span className="shelf-line">
          <Price product={product} />
          {sold > 0 ? <span className="faint">{t('shop.sold', { count: sold, said: count(sold) })}</span> : null}
        </span>
      </Link>
    </li>
  )
}

/** What a product costs, “from” when its variants differ. */
export function Price({ product }: { product: Product }) {
  const { t } = useWords()
  const { money } = useFormats()
  const { fen, varies } = startingPrice(product)
  return <span className="price">{varies ? t('shop.from', { price: money(fen) }) : money(fen)}</span>
}
