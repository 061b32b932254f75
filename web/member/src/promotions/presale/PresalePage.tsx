import type { Presale } from '../../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { Page } from '../../app/Page.tsx'
import { Tile } from '../../shop/Tile.tsx'
import { Rules } from '../Rules.tsx'
import { orderPath } from '../order-path.ts'
import type { ActivityFound } from '../shapes.ts'
import { useActivity } from '../use-activity.ts'
import { usePresale } from './use-presale.ts'

/** One pre-sale of mine: deposit, balance, and the one thing to do next. */
export function PresalePage({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const presale = usePresale(entryId)
  const activity = useActivity(presale.data?.activityId ?? '', { enabled: presale.data !== undefined })
  return (
    <Page
      title={t('activityKind.presale')}
      back={activity.data ? `/c/${activity.data.communityId}/activities/${activity.data.id}` : '/'}
    >
      <Answered from={presale} rows={5}>
        {(found) => (
          <Answered from={activity} rows={5}>
            {(whole) => <Whole presale={found as Presale} activity={whole} />}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

type Words = { presale: Presale; activity: ActivityFound }

function Whole({ presale, activity }: Words) {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const offer = activity.offers.find(({ variantId }) => variantId === presale.variantId)
  const { state, priceFen, depositFen, balanceFen, quantity, endedWhy } = presale
  return (
    <article className="shop activity">
      <header className="activity-head">
        {offer ? <Tile id={offer.productId} title={offer.title} image={offer.image} isLarge /> : null}
        <div>
          <h2>{offer ? [offer.title, offer.variant].filter(Boolean).join(' · ') : presale.title}</h2>
          <p className="faint">{t('presale.pieces', { count: quantity })}</p>
          <p className="price price-large">{money(priceFen)}</p>
        </div>
      </header>
      <p className="team-state" role="status">
        {t(`presale.state.${state}`)}
      </p>
      {endedWhy && (state === 'failing' || state === 'refunded') ? (
        <p className="faint">{t(`presale.why.${endedWhy}`, { defaultValue: '' })}</p>
      ) : null}
      <dl className="presale-times">
        <dt>{t('presale.deposit')}</dt>
        <dd>
          <Link to={`/me/orders/${presale.depositOrderId}`}>{money(depositFen)}</Link>
        </dd>
        <dt>{t('presale.balance')}</dt>
        <dd>
          {presale.balanceOrderId ? (
            <Link to={`/me/orders/${presale.balanceOrderId}`}>{money(balanceFen)}</Link>
          ) : (
            money(balanceFen)
          )}
        </dd>
        <dt>{t('presale.balanceTime')}</dt>
        <dd>{t('presale.between', { from: stamp(presale.balanceFrom), until: stamp(presale.balanceUntil) })}</dd>
        <dt>{t('presale.shipsBy')}</dt>
        <dd>{stamp(presale.shipsBy)}</dd>
      </dl>
      <Acts presale={presale} activity={activity} />
      <Rules activity={activity} />
    </article>
  )
}

function Acts({ presale, activity }: Words) {
  const { t } = useWords()
  const { money } = useFormats()
  const { may, quantity } = presale
  return (
    <div className="team-mine">
      {may.includes('pay_deposit') ? (
        <Link to={`/me/orders/${presale.depositOrderId}/pay`} className="button button-main button-wide">
          {t('presale.pay', { price: money(presale.depositFen) })}
        </Link>
      ) : null}
      {may.includes('order_balance') ? (
        <Link
          to={orderPath(activity, presale.variantId, presale.id).replace('n=1', `n=${quantity}`)}
          className="button button-main button-wide"
        >
          {t('presale.payBalance', { price: money(presale.balanceFen) })}
        </Link>
      ) : null}
      {may.includes('pay_balance') && presale.balanceOrderId ? (
        <Link to={`/me/orders/${presale.balanceOrderId}/pay`} className="button button-main button-wide">
          {t('order.act.pay')}
        </Link>
      ) : null}
      <Link to={`/c/${activity.communityId}/activities/${activity.id}`} className="text-link">
        {t('boost.toActivity')}
      </Link>
    </div>
  )
}
