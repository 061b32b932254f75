import {
  type Bargain,
  readActivityEndpoint,
  readBargainEndpoint,
  supportBargainEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../../ui/Portrait.tsx'
import { useAct } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { Page } from '../../app/Page.tsx'
import { toast } from '../../app/toast.ts'
import { Tile } from '../../shop/Tile.tsx'
import { Rules } from '../Rules.tsx'
import { channelHere } from '../here.ts'
import { orderPath } from '../order-path.ts'
import { ShareButton } from '../ShareSheet.tsx'
import type { ActivityFound } from '../shapes.ts'
import { TimeLeft } from '../TimeLeft.tsx'
import { useActivity } from '../use-activity.ts'
import { CutBar } from './CutBar.tsx'
import { useBargain } from './use-bargain.ts'

/** One bargain: where its price stands, who helped, how many are really needed. */
export function BargainPage({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const bargain = useBargain(entryId)
  const activity = useActivity(bargain.data?.activityId ?? '', { enabled: bargain.data !== undefined })
  const shared = activity.data && { ...activity.data, url: `${location.origin}/d/${entryId}` }
  return (
    <Page
      title={t('bargain.title')}
      back={activity.data ? `/c/${activity.data.communityId}/activities/${activity.data.id}` : '/'}
      actions={shared ? <ShareButton activity={shared} /> : null}
    >
      <Answered from={bargain} rows={5}>
        {(found) => (
          <Answered from={activity} rows={5}>
            {(whole) => <Whole bargain={found as Bargain} activity={whole} />}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

type Words = { bargain: Bargain; activity: ActivityFound }

function Whole({ bargain, activity }: Words) {
  const { t } = useWords()
  const { money, nickname } = useFormats()
  const offer = activity.offers.find(({ variantId }) => variantId === bargain.variantId)
  return (
    <article className="shop activity">
      <header className="activity-head">
        {offer ? <Tile id={offer.productId} title={offer.title} image={offer.image} isLarge /> : null}
        <div>
          <p className="faint">{t('bargain.by', { name: nickname(bargain.starter.name, bargain.starter.id) })}</p>
          <h2>{offer ? [offer.title, offer.variant].filter(Boolean).join(' · ') : bargain.title}</h2>
          <p className="price price-large">
            {money(bargain.nowFen)} <s className="faint">{money(bargain.priceFen)}</s>
          </p>
        </div>
      </header>
      <CutBar bargain={bargain} />
      <p className="team-state" role="status">
        {t(`bargain.state.${bargain.state}`, { count: bargain.missing })}
      </p>
      <Until bargain={bargain} />
      {bargain.soldOut && bargain.state !== 'paid' ? <p className="few-left">{t('bargain.soldOut')}</p> : null}
      <Acts bargain={bargain} activity={activity} />
      <Cuts bargain={bargain} />
      <Rules activity={{ ...activity, rules: bargain.rules as ActivityFound['rules'] }} />
    </article>
  )
}

function Until({ bargain: { state, expiresAt, orderBy } }: { bargain: Bargain }) {
  if (state === 'running')
    return (
      <p className="countdown">
        <TimeLeft until={expiresAt} say="bargain.left" over="bargain.over" />
      </p>
    )
  if (state !== 'succeeded' || !orderBy) return null
  return (
    <p className="countdown">
      <TimeLeft until={orderBy} say="bargain.orderLeft" over="bargain.over" />
    </p>
  )
}

function Acts({ bargain, activity }: Words) {
  const { t, language } = useWords()
  const { money } = useFormats()
  const support = useAct(supportBargainEndpoint, {
    refreshes: [readBargainEndpoint, readActivityEndpoint],
    onDone: ({ amountFen }) => toast(t('bargain.cut', { price: money(amountFen) })),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const { may, id, orderId } = bargain
  return (
    <div className="team-mine">
      {may.includes('support') ? (
        <button
          type="button"
          className="button button-main button-wide"
          disabled={support.isPending}
          onClick={() => void support.run({ bargainId: id, channel: channelHere() })}
        >
          {t('bargain.support')}
        </button>
      ) : null}
      {may.includes('order') && !bargain.soldOut ? (
        <Link to={orderPath(activity, bargain.variantId, id)} className="button button-main button-wide">
          {t('bargain.order', { price: money(bargain.nowFen) })}
        </Link>
      ) : null}
      {may.includes('pay') && orderId ? (
        <Link to={`/me/orders/${orderId}/pay`} className="button button-main button-wide">
          {t('order.act.pay')}
        </Link>
      ) : null}
      <Link to={`/c/${activity.communityId}/activities/${activity.id}`} className="text-link">
        {t('bargain.toActivity')}
      </Link>
    </div>
  )
}

/** Each who helped, with what they really cut. */
function Cuts({ bargain: { cuts } }: { bargain: Bargain }) {
  const { t } = useWords()
  const { money, nickname, stamp } = useFormats()
  if (cuts.length === 0) return null
  return (
    <section>
      <h2>{t('bargain.helpers', { count: cuts.length })}</h2>
      <ul className="rows">
        {cuts.toReversed().map(({ person, amountFen, at }) => (
          <li key={person.id} className="goods-row">
            <Portrait who={person} size={32} />
            <div className="row-words">
              <span>{nickname(person.name, person.id)}</span>
              <span className="faint">{stamp(at)}</span>
            </div>
            <span className="price">-{money(amountFen)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
