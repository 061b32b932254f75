import type { ReactNode } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { Tile } from '../shop/Tile.tsx'
import type { ActivityOffer } from './shapes.ts'

type Words = { offer: ActivityOffer; price: ReactNode; children?: ReactNode }

/** A thing of an activity: its price here beside its price on the shelf, and what one can do. */
export function Offer({ offer, price, children }: Words) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <li className="goods-row offer">
      <Tile id={offer.productId} title={offer.title} image={offer.image} />
      <div className="row-words">
        <span>{[offer.title, offer.variant].filter(Boolean).join(' · ')}</span>
        <span className="price">{price}</span>
        <span className="faint">
          {t('activity.shelfPrice')} <s>{money(offer.shelfFen)}</s>
        </span>
        {offer.forSale && offer.left !== 0 ? null : <span className="few-left">{t('shop.soldOut')}</span>}
      </div>
      {children ? <div className="offer-acts">{children}</div> : null}
    </li>
  )
}

export const isThere = ({ forSale, left }: ActivityOffer): boolean => forSale && left !== 0
