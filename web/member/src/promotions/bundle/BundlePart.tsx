import { useState } from 'react'
import type { BundleTerms } from '../../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'
import { Stepper } from '../../shop/Stepper.tsx'
import { Offer } from '../Offer.tsx'
import type { ActivityFound } from '../shapes.ts'
import { BundleCheckout } from './BundleCheckout.tsx'

/** What a set is made of, what can be had beside it, and ordering both. */
export function BundlePart({ activity }: { activity: ActivityFound }) {
  const { t } = useWords()
  const { money } = useFormats()
  const terms = activity.terms as BundleTerms
  const [sets, setSets] = useState(1)
  const [added, setAdded] = useState<Readonly<Record<string, number>>>({})
  const [isOrdering, setIsOrdering] = useState(false)
  const offerOf = (variantId: string) => activity.offers.find((one) => one.variantId === variantId)
  const shelfFen = terms.parts.reduce((sum, part) => sum + (offerOf(part.variantId)?.shelfFen ?? 0) * part.quantity, 0)
  const isThere = terms.parts.every((part) => {
    const offer = offerOf(part.variantId)
    return offer?.forSale && (offer.left === null || offer.left >= part.quantity)
  })
  return (
    <>
      <p className="price price-large">
        {t('bundle.set', { price: money(terms.setFen) })}
        {shelfFen > terms.setFen ? (
          <>
            {' '}
            <s className="faint">{money(shelfFen)}</s>
          </>
        ) : null}
      </p>
      <ul className="rows">
        {terms.parts.map(({ variantId, quantity }) => {
          const offer = offerOf(variantId)
          return offer ? <Offer key={variantId} offer={offer} price={t('bundle.pieces', { count: quantity })} /> : null
        })}
      </ul>
      {terms.addOns.length > 0 ? <h2>{t('bundle.addOns')}</h2> : null}
      <ul className="rows">
        {terms.addOns.map(({ variantId, fen, perSet }) => {
          const offer = offerOf(variantId)
          return offer ? (
            <Offer key={variantId} offer={offer} price={money(fen)}>
              <Stepper
                label={t('bundle.addOn', { title: offer.title })}
                value={added[variantId] ?? 0}
                least={0}
                most={Math.min(perSet * sets, offer.left ?? perSet * sets)}
                change={(count) => setAdded({ ...added, [variantId]: count })}
              />
            </Offer>
          ) : null
        })}
      </ul>
      {activity.state === 'running' && isThere ? (
        <>
          {terms.perOrder > 1 ? (
            <p className="row">
              {t('bundle.sets')}
              <Stepper label={t('bundle.sets')} value={sets} most={terms.perOrder} change={setSets} />
            </p>
          ) : null}
          {isOrdering ? (
            <BundleCheckout activity={activity} sets={sets} added={added} />
          ) : (
            <button type="button" className="button button-main button-wide" onClick={() => setIsOrdering(true)}>
              {t('bundle.buy')}
            </button>
          )}
        </>
      ) : (
        <p className="faint">{t(isThere ? 'activity.notNow' : 'shop.soldOut')}</p>
      )}
    </>
  )
}
