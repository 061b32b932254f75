/** Coupons: those that can be taken in a community, and my own. */
import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import {
  listMyCouponsEndpoint,
  listOfferedCouponsEndpoint,
  takeCouponEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { toast } from '../app/toast.ts'
import { Ticket } from './Ticket.tsx'
import '../shop/shop.css'
import './activities.css'

type Offered = AnswerOf<typeof listOfferedCouponsEndpoint>['rows'][number]
type Taken = AnswerOf<typeof listMyCouponsEndpoint>['rows'][number]

export function CouponsPage({ params }: PageProps) {
  const { t } = useWords()
  const communityId = params.communityId as CommunityId
  const found = useAsk(listOfferedCouponsEndpoint, { communityId }, { staleTime: 0 })
  return (
    <Page
      title={t('coupon.offered')}
      back={`/c/${communityId}/shop`}
      actions={
        <Link to="/me/coupons" className="text-link">
          {t('coupon.mine')}
        </Link>
      }
    >
      <Answered from={found} rows={4}>
        {({ rows }) =>
          rows.length > 0 ? (
            <ul className="tickets">
              {rows.map((coupon) => (
                <OfferedTicket key={coupon.id} coupon={coupon} communityId={communityId} />
              ))}
            </ul>
          ) : (
            <Empty text={t('coupon.noneOffered')}>
              <Link to={`/c/${communityId}/shop`} className="button">
                {t('shop.toShop')}
              </Link>
            </Empty>
          )
        }
      </Answered>
    </Page>
  )
}

function OfferedTicket({ coupon, communityId }: { coupon: Offered; communityId: CommunityId }) {
  const { t, language } = useWords()
  const take = useAct(takeCouponEndpoint, {
    refreshes: [listOfferedCouponsEndpoint, listMyCouponsEndpoint],
    onDone: () => toast(t('coupon.taken')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const { id, mine, perPerson, total, issued, barred } = coupon
  return (
    <Ticket coupon={coupon}>
      {barred ? (
        <Barred why={barred} communityId={communityId} />
      ) : mine < perPerson ? (
        <button
          type="button"
          className="button button-main"
          disabled={take.isPending}
          onClick={() => void take.run({ communityId, couponId: id })}
        >
          {t('coupon.take')}
        </button>
      ) : (
        <Link to={`/c/${communityId}/shop`} className="button">
          {t('coupon.use')}
        </Link>
      )}
      {total === null ? null : <span className="faint">{t('coupon.left', { count: total - issued })}</span>}
    </Ticket>
  )
}

/** Why I cannot take it, and what would help. */
function Barred({ why, communityId }: { why: 'bought' | 'no_member'; communityId: CommunityId }) {
  const { t } = useWords()
  return (
    <>
      <span className="faint">{t(`coupon.barred.${why}`)}</span>
      {why === 'no_member' ? (
        <Link to={`/c/${communityId}/membership`} className="button">
          {t('coupon.toMembership')}
        </Link>
      ) : null}
    </>
  )
}

const sides = ['usable', 'used', 'expired'] as const
type Side = (typeof sides)[number]
const sideOf = ({ state }: Taken): Side => (state === 'expired' ? 'expired' : state === 'unused' ? 'usable' : 'used')

/** 我的优惠券: usable, used, expired. */
export function WalletPage() {
  const { t } = useWords()
  const [side, setSide] = useState<Side>('usable')
  const found = useAsk(listMyCouponsEndpoint, {}, { staleTime: 0 })
  return (
    <Page title={t('coupon.mine')} back="/me">
      <div className="chips" role="group" aria-label={t('coupon.sides')}>
        {sides.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={one === side} onClick={() => setSide(one)}>
            {t(`coupon.side.${one}`)}
          </button>
        ))}
      </div>
      <Answered from={found} rows={4}>
        {({ rows }) => <Tickets rows={rows.filter((one) => sideOf(one) === side)} side={side} />}
      </Answered>
    </Page>
  )
}

function Tickets({ rows, side }: { rows: readonly Taken[]; side: Side }) {
  const { t } = useWords()
  const { stamp, dayOf } = useFormats()
  if (rows.length === 0)
    return (
      <Empty text={t(`coupon.none.${side}`)}>
        {side === 'usable' ? (
          <Link to="/" className="button">
            {t('membership.toGroups')}
          </Link>
        ) : null}
      </Empty>
    )
  return (
    <ul className="tickets">
      {rows.map(({ id, coupon, state, validTo, orderId, got, takenAt }) => (
        <Ticket
          key={id}
          coupon={coupon}
          isOff={side !== 'usable'}
          until={t('coupon.until', { at: stamp(validTo) })}
          got={t('coupon.gotOn', { how: t(`coupon.got.${got}`), day: dayOf(takenAt) })}
        >
          {orderId ? (
            <Link to={`/me/orders/${orderId}`} className="text-link">
              {t(state === 'frozen' ? 'coupon.frozen' : 'coupon.usedIn')}
            </Link>
          ) : null}
        </Ticket>
      ))}
    </ul>
  )
}
