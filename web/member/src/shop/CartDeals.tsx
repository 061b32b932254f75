import type { Cart, CartAddOn, CartOffer, CartSet, VariantId } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { Tile } from './Tile.tsx'

type Words = {
  cart: Cart
  communityId: CommunityId
  put: (variantId: VariantId, quantity: number) => void
  isTelling: boolean
}

/** What activities make of a cart: sets it makes up, what could be put beside them, what is missing for another. */
export function CartDeals(words: Words) {
  const { t } = useWords()
  const { cart } = words
  return (
    <>
      {cart.deals.length > 0 ? <Made {...words} /> : null}
      {cart.addOns.length > 0 ? (
        <section aria-label={t('cart.addOns')}>
          <h2>{t('cart.addOns')}</h2>
          <ul className="rows">
            {cart.addOns.map((addOn) => (
              <AddOn key={`${addOn.activityId}${addOn.variantId}`} addOn={addOn} {...words} />
            ))}
          </ul>
        </section>
      ) : null}
      {cart.sets.length > 0 ? (
        <section aria-label={t('cart.sets')}>
          <h2>{t('cart.sets')}</h2>
          <ul className="rows">
            {cart.sets.map((set) => (
              <Lacking key={set.activityId} set={set} {...words} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Made({ cart: { deals }, communityId }: Words) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <ul className="cart-deals">
      {deals.map(({ activityId, title, sets, savedFen }) => (
        <li key={activityId}>
          <Link to={`/c/${communityId}/activities/${activityId}`}>{t('cart.deal', { title, count: sets })}</Link>
          <span className="saved">{money(-savedFen)}</span>
        </li>
      ))}
    </ul>
  )
}

const nameOf = ({ title, variant }: CartOffer) => [title, variant].filter(Boolean).join(' ')
const inCart = ({ lines }: Cart, variantId: VariantId) =>
  lines.find((line) => line.variantId === variantId)?.quantity ?? 0

function AddOn({ addOn, cart, put, isTelling }: Words & { addOn: CartAddOn }) {
  const { t } = useWords()
  const { money } = useFormats()
  const { variantId, productId, title, image, fen, shelfFen, quantity, activity } = addOn
  const name = nameOf(addOn)
  return (
    <li className="goods-row">
      <Tile id={productId} title={title} image={image} />
      <div className="row-words">
        <span>{name}</span>
        <span className="price">
          {money(fen)} <s className="faint">{money(shelfFen)}</s>
        </span>
        <span className="faint">{t('cart.addOnOf', { title: activity, count: quantity })}</span>
      </div>
      <button
        type="button"
        className="button"
        disabled={isTelling}
        aria-label={t('cart.putAddOn', { name })}
        onClick={() => put(variantId, inCart(cart, variantId) + 1)}
      >
        {t('cart.put')}
      </button>
    </li>
  )
}

function Lacking({ set, cart, communityId, put, isTelling }: Words & { set: CartSet }) {
  const { t } = useWords()
  const { money } = useFormats()
  const { activityId, title, setFen, savesFen, lacks } = set
  const [first] = lacks
  return (
    <li className="goods-row">
      {first ? <Tile id={first.productId} title={first.title} image={first.image} /> : null}
      <div className="row-words">
        <Link to={`/c/${communityId}/activities/${activityId}`}>{title}</Link>
        <span>{t('cart.lacks', { goods: lacks.map((one) => `${nameOf(one)} × ${one.quantity}`).join('、') })}</span>
        <span className="price">
          {t('cart.setFor', { price: money(setFen) })}{' '}
          <span className="saved">{t('cart.saves', { price: money(savesFen) })}</span>
        </span>
      </div>
      <button
        type="button"
        className="button"
        disabled={isTelling}
        aria-label={t('cart.completeSet', { title })}
        onClick={() => {
          for (const { variantId, quantity } of lacks) put(variantId, inCart(cart, variantId) + quantity)
        }}
      >
        {t('cart.complete')}
      </button>
    </li>
  )
}
