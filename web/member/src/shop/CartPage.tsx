import type { Cart, CartLine, CartNote } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { CartDeals } from './CartDeals.tsx'
import { Stepper } from './Stepper.tsx'
import { Tile } from './Tile.tsx'
import { useCart } from './use-cart.ts'
import { isBuyable, useCartQuantity } from './use-cart-quantity.ts'
import './shop.css'

/** What I mean to buy in a community. */
export function CartPage({ params }: PageProps) {
  const { t } = useWords()
  const communityId = params.communityId as CommunityId
  const cart = useCart(communityId, { staleTime: 0 })
  return (
    <Page title={t('shop.cart')} back={`/c/${communityId}/shop`}>
      <Answered from={cart}>{(found) => <Filled cart={found as Cart} communityId={communityId} />}</Answered>
    </Page>
  )
}

function Filled({ cart, communityId }: { cart: Cart; communityId: CommunityId }) {
  const { t } = useWords()
  const { money } = useFormats()
  const { setQuantity, isTelling } = useCartQuantity(communityId)
  const { lines, savedFen } = cart
  if (lines.length === 0) {
    return (
      <Empty text={t('shop.cartEmpty')}>
        <Link to={`/c/${communityId}/shop`} className="button">
          {t('shop.toShop')}
        </Link>
      </Empty>
    )
  }
  const buyable = lines.filter(isBuyable)
  const goodsFen = buyable.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0)
  return (
    <div className="shop">
      <ul className="rows">
        {lines.map((line) => (
          <CartRow key={line.variantId} line={line} at={`/c/${communityId}/shop`} setQuantity={setQuantity} />
        ))}
      </ul>
      <CartDeals cart={cart} communityId={communityId} put={setQuantity} isTelling={isTelling} />
      <div className="buy-bar">
        <p className="sum">
          {t('cart.sum')}{' '}
          <strong className={`price ${isTelling ? 'is-telling' : ''}`} aria-busy={isTelling}>
            {buyable.length > 0 ? money(goodsFen - savedFen) : '–'}
          </strong>
          {savedFen > 0 ? <span className="saved">{t('cart.saved', { price: money(savedFen) })}</span> : null}
        </p>
        {buyable.length > 0 ? (
          <Link to={`/c/${communityId}/checkout`} className="button button-main button-wide">
            {t('shop.checkout', { count: buyable.length })}
          </Link>
        ) : (
          <p className="few-left">{t('shop.nothingBuyable')}</p>
        )}
      </div>
    </div>
  )
}

type RowProps = {
  line: CartLine
  at: string
  setQuantity: (variantId: CartLine['variantId'], quantity: number) => void
}

function CartRow({ line, at, setQuantity }: RowProps) {
  const { t } = useWords()
  const { money } = useFormats()
  const { title, variant, image, quantity, unitFen, dealFen, note, left, forSale, productId, variantId } = line
  const name = variant ? `${title} ${variant}` : title
  const isShort = forSale && left !== null && left < quantity
  return (
    <li className={`goods-row ${isBuyable(line) ? '' : 'goods-off'}`}>
      <Tile id={productId} title={title} image={image} />
      <div className="row-words">
        {forSale ? <Link to={`${at}/${productId}`}>{title}</Link> : <span>{title}</span>}
        {variant ? <span className="faint">{variant}</span> : null}
        <span className="price">{money(unitFen)}</span>
        {dealFen > 0 ? <span className="saved">{t('cart.lineSaved', { price: money(dealFen) })}</span> : null}
        {note ? <NoteLine note={note} community={at.replace(/\/shop$/, '')} /> : null}
        {forSale ? null : <span className="few-left">{t('shop.notForSale')}</span>}
        {isShort ? (
          <span className="few-left">{left === 0 ? t('shop.soldOut') : t('shop.left', { count: left })}</span>
        ) : null}
      </div>
      <div className="goods-side">
        {forSale && left !== 0 ? (
          <Stepper
            label={t('shop.quantityOf', { name })}
            value={quantity}
            most={left ?? 9999}
            change={(next) => setQuantity(variantId, next)}
          />
        ) : null}
        <button
          type="button"
          className="text-button"
          aria-label={t('shop.takeOutOf', { name })}
          onClick={() => setQuantity(variantId, 0)}
        >
          {t('common.delete')}
        </button>
      </div>
    </li>
  )
}

/** An activity no longer lowers this line: it stays, at its usual price, and says why. */
function NoteLine({ note: { activityId, title, why }, community }: { note: CartNote; community: string }) {
  const { t } = useWords()
  return (
    <span className="few-left">
      {t(`cart.note.${why}`, { title })}{' '}
      <Link to={`${community}/activities/${activityId}`} className="text-link">
        {t('cart.toActivity')}
      </Link>
    </span>
  )
}
