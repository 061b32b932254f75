import { Fragment, type ReactNode } from 'react'
import type { Delivery } from '../../../../server/modules/commerce/contract.ts'
import { isRefusal, Refusal, sayFailure } from '../../../ui/client.ts'
import { useCouponWords } from '../../../ui/coupon-words.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { mostOf, unitFenOf, type Wanted } from './offers.ts'
import { Picks } from './Picks.tsx'
import { PickupPoints } from './PickupPoints.tsx'
import { RecipientForm } from './RecipientForm.tsx'
import { Stepper } from './Stepper.tsx'
import { Tile } from './Tile.tsx'
import { type CheckingOut, type CheckoutProps, useCheckout } from './use-checkout.ts'

/** Ordering from the shelf. */
export const Checkout = (props: CheckoutProps) => <CheckoutForm {...props} checkingOut={useCheckout(props)} />

type FormProps = Pick<CheckoutProps, 'wanted' | 'setQuantity'> & {
  checkingOut: CheckingOut
  /** What is told before one orders. */
  told?: ReactNode
}

/** How it comes, to whom, what it costs, and one button that orders. */
export function CheckoutForm(props: FormProps) {
  const { t } = useWords()
  const { checkingOut } = props
  const { filled, fill, ways, delivery, submit } = checkingOut
  return (
    <form
      className="shop form checkout"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Lines {...props} />
      {ways.length === 0 ? <p role="alert">{t('checkout.noWay')}</p> : null}
      {ways.length > 0 ? (
        <Picks
          label={t('checkout.delivery')}
          name="delivery"
          value={delivery}
          options={ways.map((way) => ({ value: way, label: t(`shop.delivery.${way}`) }))}
          choose={(way) => fill({ ...filled, delivery: way as Delivery })}
        />
      ) : null}
      {delivery === 'express' ? <RecipientForm checkingOut={checkingOut} /> : null}
      {delivery === 'pickup' ? <PickupPoints checkingOut={checkingOut} /> : null}
      <CouponPicks checkingOut={checkingOut} />
      <label className="field">
        {t('checkout.note')}
        <input
          value={filled.note}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => fill({ ...filled, note: event.target.value })}
        />
      </label>
      <Amounts checkingOut={checkingOut} />
      {props.told}
      <PlaceBar checkingOut={checkingOut} />
    </form>
  )
}

/** One coupon to an order: the best is chosen already. */
function CouponPicks({ checkingOut: { coupons } }: { checkingOut: CheckingOut }) {
  const { t } = useWords()
  const formats = useFormats()
  const say = useCouponWords(formats)
  if (!coupons || coupons.all.length === 0) return null
  return (
    <Picks
      label={t('checkout.coupon')}
      name="coupon"
      value={coupons.chosen ?? ''}
      options={[
        ...coupons.all.slice(0, 6).map(({ taken, fen }) => ({
          value: taken.id as string,
          label: `${say.off(taken.coupon)} (-${formats.money(fen)})`,
          under: taken.coupon.title,
        })),
        { value: '', label: t('checkout.noCoupon') },
      ]}
      choose={(id) => coupons.choose(id || null)}
    />
  )
}

function Lines({ wanted, setQuantity, checkingOut }: FormProps) {
  const change = (quantity: number) => {
    // What stood against the old quantity may not stand against the new one.
    checkingOut.place.reset()
    setQuantity?.(quantity)
  }
  return (
    <ul className="rows">
      {wanted.map((one) => (
        <Line key={one.variant.id} wanted={one} setQuantity={setQuantity && change} checkingOut={checkingOut} />
      ))}
    </ul>
  )
}

type LineProps = {
  wanted: Wanted
  setQuantity: ((quantity: number) => void) | undefined
  checkingOut: CheckingOut
}

/** What stands against a line is said at the line. */
function Line({ wanted: { product, variant, quantity }, setQuantity, checkingOut: { quote, place } }: LineProps) {
  const { t, language } = useWords()
  const { money } = useFormats()
  const quoted = quote.data?.lines.find(({ variantId }) => variantId === variant.id)
  const problem = [quote.error, place.error].find((one) => one instanceof Refusal && one.facts.title === product.title)
  return (
    <li className="goods-row">
      <Tile id={product.id} title={product.title} image={product.pictures[0] ?? null} />
      <div className="row-words">
        <span>{product.title}</span>
        {variant.name ? <span className="faint">{variant.name}</span> : null}
        <span className="price">{money(quoted?.unitFen ?? unitFenOf(variant, quantity))}</span>
        {problem ? (
          <span className="field-problem" role="alert">
            {sayFailure(problem, language)}
          </span>
        ) : null}
      </div>
      {setQuantity ? (
        <Stepper
          label={t('shop.quantityOf', { name: product.title })}
          value={quantity}
          most={Math.max(quantity, mostOf(product, variant))}
          change={setQuantity}
        />
      ) : (
        <span>× {quantity}</span>
      )}
    </li>
  )
}

function Amounts({ checkingOut: { quote, delivery } }: { checkingOut: CheckingOut }) {
  const { t } = useWords()
  const { money } = useFormats()
  if (!quote.data) return null
  const { goodsFen, discountFen, freightFen, deals } = quote.data
  const otherwise = discountFen - deals.reduce((sum, { savedFen }) => sum + savedFen, 0)
  return (
    <dl className="amounts">
      <dt>{t('shop.goodsSum')}</dt>
      <dd>{money(goodsFen)}</dd>
      {delivery === 'express' ? (
        <>
          <dt>{t('checkout.freight')}</dt>
          <dd>{money(freightFen)}</dd>
        </>
      ) : null}
      {deals.map(({ activityId, title, sets, savedFen }) => (
        <Fragment key={activityId}>
          <dt>{t('cart.deal', { title, count: sets })}</dt>
          <dd>{money(-savedFen)}</dd>
        </Fragment>
      ))}
      {otherwise > 0 ? (
        <>
          <dt>{t('checkout.discount')}</dt>
          <dd>{money(-otherwise)}</dd>
        </>
      ) : null}
    </dl>
  )
}

function PlaceBar({
  checkingOut: { quote, place, delivery, isShut, isChecked, isComplete },
}: {
  checkingOut: CheckingOut
}) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <div className="buy-bar buy-bar-words">
      <RefusedElse checkingOut={{ quote, place }} />
      {isChecked && !isComplete ? (
        <p className="field-problem" role="alert">
          {t('checkout.incomplete')}
        </p>
      ) : null}
      {isShut ? (
        <p className="field-problem" role="alert">
          {t('pay.noWays')}
        </p>
      ) : null}
      <p className="sum">
        {t('checkout.total')}{' '}
        <strong className="price price-large">{quote.data ? money(quote.data.totalFen) : '–'}</strong>
      </p>
      <button
        type="submit"
        className="button button-main button-wide"
        disabled={place.isPending || delivery === null || quote.error !== null || isShut}
      >
        {t(isPriceNew(place.error) ? 'checkout.placeAnyway' : 'checkout.place')}
      </button>
    </div>
  )
}

const isPriceNew = (failure: Error | null) =>
  isRefusal(failure, 'commerce.price_changed') || isRefusal(failure, 'commerce.deal_gone')

/** What is said nowhere else: not at a line, not beside a field. */
function RefusedElse({ checkingOut: { quote, place } }: { checkingOut: Pick<CheckingOut, 'quote' | 'place'> }) {
  const failure = quote.error ?? place.error
  const isShown = isRefusal(failure, 'kernel.invalid_input') || (failure instanceof Refusal && failure.facts.title)
  return isShown ? null : <Refused failure={failure} />
}
