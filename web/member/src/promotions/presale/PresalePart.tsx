import { useState } from 'react'
import {
  orderPresaleEndpoint,
  type PresaleCourse,
  type PresaleTerms,
  readActivityEndpoint,
  readPresaleCourseEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { go } from '../../app/router.ts'
import { toast } from '../../app/toast.ts'
import { Stepper } from '../../shop/Stepper.tsx'
import { channelHere } from '../here.ts'
import { Offer } from '../Offer.tsx'
import type { ActivityFound } from '../shapes.ts'

/** What is sold ahead: deposit and balance told before anything is paid, and how many are in. */
export function PresalePart({ activity }: { activity: ActivityFound }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const course = useAsk(
    readPresaleCourseEndpoint,
    { activityId: activity.id, channel: channelHere() },
    { staleTime: 0 },
  )
  useWatching(activity.id, () => void course.refetch())
  const { balanceFrom, balanceUntil, shipsBy } = activity.terms as PresaleTerms
  return (
    <Answered from={course} rows={4}>
      {(found) => (
        <>
          {found.mine.map((id) => (
            <Link key={id} to={`/d/${id}`} className="mine-note">
              {t('presale.mine')}
            </Link>
          ))}
          {found.calledOff ? <p className="mine-note">{t('presale.calledOff', { why: found.calledOff.why })}</p> : null}
          <dl className="presale-times">
            <dt>{t('presale.balanceTime')}</dt>
            <dd>{t('presale.between', { from: stamp(balanceFrom), until: stamp(balanceUntil) })}</dd>
            <dt>{t('presale.shipsBy')}</dt>
            <dd>{stamp(shipsBy)}</dd>
          </dl>
          <Reached course={found as PresaleCourse} />
          <ul className="rows">
            {activity.offers.map((offer) => (
              <Item key={offer.variantId} activity={activity} offer={offer} course={found as PresaleCourse} />
            ))}
          </ul>
        </>
      )}
    </Answered>
  )
}

function Reached({ course: { deposited, atLeast } }: { course: PresaleCourse }) {
  const { t } = useWords()
  if (atLeast === null)
    return deposited > 0 ? <p className="faint">{t('presale.deposited', { count: deposited })}</p> : null
  return (
    <div className="cut-bar">
      <progress max={atLeast} value={Math.min(deposited, atLeast)} aria-label={t('presale.progress')} />
      <p className="faint">{t('presale.depositedOf', { count: deposited, least: atLeast })}</p>
    </div>
  )
}

type ItemProps = { activity: ActivityFound; offer: ActivityFound['offers'][number]; course: PresaleCourse }

function Item({ activity, offer, course }: ItemProps) {
  const { t, language } = useWords()
  const { money } = useFormats()
  const { perPerson } = activity.terms as PresaleTerms
  const [quantity, setQuantity] = useState(1)
  const item = course.items.find(({ variantId }) => variantId === offer.variantId)
  const order = useAct(orderPresaleEndpoint, {
    refreshes: [readPresaleCourseEndpoint, readActivityEndpoint],
    onDone: ({ order: { id } }) => go(`/me/orders/${id}/pay`),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  if (!item) return null
  const most = Math.min(perPerson, item.left)
  const mayOrder = activity.state === 'running' && !course.calledOff && offer.forSale && most > 0
  return (
    <Offer
      // What is sold ahead is not on the shelf yet.
      offer={{ ...offer, left: null }}
      price={
        <>
          {money(item.priceFen)}{' '}
          <span className="faint">
            {t('presale.parts', { deposit: money(item.depositFen), balance: money(item.priceFen - item.depositFen) })}
          </span>
        </>
      }
    >
      {mayOrder ? (
        <>
          {most > 1 ? (
            <Stepper label={t('presale.quantity')} value={quantity} most={most} change={setQuantity} />
          ) : null}
          <button
            type="button"
            className="button button-main"
            disabled={order.isPending}
            onClick={() =>
              void order.run({
                activityId: activity.id,
                variantId: offer.variantId,
                quantity,
                totalFen: item.depositFen * quantity,
                channel: channelHere(),
              })
            }
          >
            {t('presale.pay', { price: money(item.depositFen * quantity) })}
          </button>
        </>
      ) : (
        <span className="faint">{t(item.left === 0 ? 'presale.gone' : 'activity.notNow')}</span>
      )}
    </Offer>
  )
}
