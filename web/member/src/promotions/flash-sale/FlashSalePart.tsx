import { useEffect } from 'react'
import { type FlashSale, readFlashSaleEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { serverNow } from '../../../../ui/server-time.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { channelHere } from '../here.ts'
import { isThere, Offer } from '../Offer.tsx'
import { orderPath } from '../order-path.ts'
import type { ActivityFound } from '../shapes.ts'
import { TimeLeft } from '../TimeLeft.tsx'

/** The hours it is open, what is left, and buying. */
export function FlashSalePart({ activity }: { activity: ActivityFound }) {
  const sale = useAsk(readFlashSaleEndpoint, { activityId: activity.id, channel: channelHere() }, { staleTime: 0 })
  useWatching(activity.id, () => void sale.refetch())
  useBoundary(sale.data?.open?.closesAt ?? sale.data?.next?.opensAt ?? null, () => void sale.refetch())
  return (
    <Answered from={sale} rows={4}>
      {(found) => (
        <>
          {hasSlots(activity) || !found.open ? <SlotLine sale={found as FlashSale} /> : null}
          <ul className="rows">
            {activity.offers.map((offer) => (
              <Item key={offer.variantId} activity={activity} offer={offer} sale={found as FlashSale} />
            ))}
          </ul>
        </>
      )}
    </Answered>
  )
}

/** Without rounds it is open all the time, and the head of the page says until when. */
const hasSlots = ({ terms }: ActivityFound): boolean => terms.kind === 'flash_sale' && (terms.hours ?? []).length > 0

/** No timer of a browser lasts longer. */
const longestWait = 2_000_000_000

/** At the moment it opens or closes it is read again. */
function useBoundary(at: string | null, read: () => void) {
  useEffect(() => {
    if (!at) return
    const timer = setTimeout(read, Math.min(longestWait, Math.max(500, Date.parse(at) - serverNow() + 300)))
    return () => clearTimeout(timer)
  })
}

function SlotLine({ sale: { open, next } }: { sale: FlashSale }) {
  const { t } = useWords()
  const { clock, stamp } = useFormats()
  if (open)
    return (
      <p className="slot-line slot-open">
        <b>{t('flash.slot', { from: clock(open.opensAt), to: clock(open.closesAt) })}</b>
        <TimeLeft until={open.closesAt} say="flash.closesIn" />
      </p>
    )
  if (!next) return <p className="slot-line">{t('flash.over')}</p>
  return (
    <p className="slot-line">
      <b>{t('flash.nextAt', { at: stamp(next.opensAt) })}</b>
      <TimeLeft until={next.opensAt} say="flash.opensIn" over="flash.opening" />
    </p>
  )
}

type ItemProps = { activity: ActivityFound; offer: ActivityFound['offers'][number]; sale: FlashSale }

function Item({ activity, offer, sale }: ItemProps) {
  const { t } = useWords()
  const { money, percent } = useFormats()
  const item = sale.items.find(({ variantId }) => variantId === offer.variantId)
  if (!item) return null
  const mayBuy = activity.state === 'running' && sale.open && item.left > 0 && item.mine < sale.perPerson
  return (
    <Offer
      offer={offer}
      price={
        <>
          {money(item.fen)}
          <span className="sold-share">
            <progress max={10_000} value={item.soldShare} aria-label={t('flash.soldShare')} />
            <span className="faint">
              {t('flash.sold', { share: percent(item.soldShare / 10_000) })} · {t('shop.left', { count: item.left })}
            </span>
          </span>
        </>
      }
    >
      {mayBuy && isThere(offer) ? (
        <Link to={orderPath(activity, offer.variantId)} className="button button-main">
          {t('flash.buy')}
        </Link>
      ) : (
        <span className="faint">{t(whyNot(item, sale))}</span>
      )}
    </Offer>
  )
}

function whyNot({ left, mine }: FlashSale['items'][number], { open, perPerson }: FlashSale): string {
  if (mine >= perPerson) return 'flash.haveIt'
  if (left === 0) return 'flash.gone'
  return open ? 'activity.notNow' : 'flash.notOpen'
}
