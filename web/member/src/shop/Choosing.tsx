import type { Product, Variant } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { tiersOf, unitFenOf } from './offers.ts'
import { Picks } from './Picks.tsx'
import { Stepper } from './Stepper.tsx'
import type { Choosing } from './use-choosing.ts'

/** Few enough to say so. */
const fewLeft = 10

/** Which variant, how many, and what one costs then. */
export function ChoosingPart({ product, choosing }: { product: Product; choosing: Choosing }) {
  const { t } = useWords()
  const { variant, quantity, most, chooseVariant, setQuantity } = choosing
  if (!variant) return null
  return (
    <>
      {product.variants.length > 1 ? (
        <Picks
          label={t('shop.variant')}
          name={`variant-${product.id}`}
          value={variant.id}
          options={product.variants.map((one) => ({
            value: one.id,
            label: one.name,
            under: one.left === 0 ? t('shop.soldOut') : undefined,
            off: one.left === 0,
          }))}
          choose={chooseVariant}
        />
      ) : null}
      <Tiers variant={variant} />
      <div className="quantity-line">
        <span>
          {t('shop.quantity')}
          <Left product={product} variant={variant} />
        </span>
        {most > 0 ? <Stepper label={t('shop.quantity')} value={quantity} most={most} change={setQuantity} /> : null}
      </div>
    </>
  )
}

/** “10 件起 ¥8.00”. */
function Tiers({ variant }: { variant: Variant }) {
  const { t } = useWords()
  const { money } = useFormats()
  const tiers = tiersOf(variant)
  if (tiers.length === 0) return null
  return (
    <p className="tiers">
      {tiers.map(({ from, fen }) => (
        <span key={from} className="mark">
          {t('shop.tier', { from, price: money(fen) })}
        </span>
      ))}
    </p>
  )
}

/** What is left when it is little, and what nobody may exceed. */
function Left({ product, variant }: { product: Product; variant: Variant }) {
  const { t } = useWords()
  const { left } = variant
  const limit = Math.min(product.limitPerOrder ?? Infinity, product.limitPerPerson ?? Infinity)
  return (
    <>
      {left === 0 ? <span className="faint">{t('shop.soldOut')}</span> : null}
      {left !== null && left > 0 && left <= fewLeft ? (
        <span className="few-left">{t('shop.left', { count: left })}</span>
      ) : null}
      {limit < Infinity ? <span className="faint">{t('shop.limit', { count: limit })}</span> : null}
    </>
  )
}

/** What the chosen variant costs in this quantity, one piece. */
export function ChosenPrice({ choosing: { variant, quantity } }: { choosing: Choosing }) {
  const { money } = useFormats()
  return variant ? <p className="price price-large">{money(unitFenOf(variant, quantity))}</p> : null
}
