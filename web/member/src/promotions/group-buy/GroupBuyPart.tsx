import type { GroupBuyTerms } from '../../../../../server/modules/promotions/contract.ts'
import { listTeamsEndpoint, type Team } from '../../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../../ui/Portrait.tsx'
import { useAsk } from '../../../../ui/asking.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { channelHere } from '../here.ts'
import { isThere, Offer } from '../Offer.tsx'
import { orderPath } from '../order-path.ts'
import type { ActivityFound, ActivityOffer } from '../shapes.ts'
import { TimeLeft } from '../TimeLeft.tsx'

/** What a team pays, teams that can be joined, and opening one. */
export function GroupBuyPart({ activity }: { activity: ActivityFound }) {
  const { t } = useWords()
  const terms = activity.terms as GroupBuyTerms
  const mine = activity.mine.find(({ state }) => state === 'running' || state === 'draft')
  const isOpen = activity.state === 'running' && !mine
  return (
    <>
      {mine ? (
        <Link to={`/d/${mine.id}`} className="mine-note">
          {t('team.mineRuns')}
        </Link>
      ) : null}
      <ul className="rows">
        {activity.offers.map((offer) => (
          <Offer key={offer.variantId} offer={offer} price={<Steps terms={terms} variantId={offer.variantId} />}>
            <Acts activity={activity} offer={offer} isOpen={isOpen} />
          </Offer>
        ))}
      </ul>
      <Teams activity={activity} />
    </>
  )
}

type ActsProps = { activity: ActivityFound; offer: ActivityOffer; isOpen: boolean }

function Acts({ activity, offer, isOpen }: ActsProps) {
  const { t } = useWords()
  const { money } = useFormats()
  if (!isThere(offer)) return null
  return (
    <>
      {isOpen ? (
        <Link to={orderPath(activity, offer.variantId)} className="button button-main">
          {t('team.open')}
        </Link>
      ) : null}
      <Link to={`/c/${activity.communityId}/shop/${offer.productId}`} className="text-link">
        {t('team.alone', { price: money(offer.shelfFen) })}
      </Link>
    </>
  )
}

/** “2 人团 ¥15.00”, and the further steps of a ladder. */
export function Steps({ terms, variantId, paid }: { terms: GroupBuyTerms; variantId: string; paid?: number }) {
  const { t } = useWords()
  const { money } = useFormats()
  const fen = terms.prices.find((one) => one.variantId === variantId)?.fen ?? []
  const reached = paid === undefined ? -1 : terms.people.findLastIndex((people) => paid >= people)
  return (
    <span className="steps-line">
      {terms.people.map((people, step) => (
        <span key={people} className={step === reached ? 'step-reached' : undefined}>
          {t('team.step', { people, price: money(fen[step]) })}
        </span>
      ))}
    </span>
  )
}

function Teams({ activity }: { activity: ActivityFound }) {
  const { t } = useWords()
  const teams = useAsk(listTeamsEndpoint, { activityId: activity.id, channel: channelHere() }, { staleTime: 0 })
  useWatching(activity.id, () => void teams.refetch())
  const rows = (teams.data?.rows ?? []) as Team[]
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t('team.running')}</h2>
      <ul className="rows">
        {rows.map((team) => (
          <li key={team.id} className="goods-row">
            <Portrait who={team.leader} size={40} />
            <div className="row-words">
              <span>{t('team.missing', { count: team.missing })}</span>
              <span className="faint">
                {team.expiresAt ? <TimeLeft until={team.expiresAt} say="team.left" over="team.over" /> : null}
              </span>
            </div>
            <Link to={`/d/${team.id}`} className={team.may.includes('join') ? 'button button-main' : 'button'}>
              {t(team.may.includes('join') ? 'team.join' : 'team.look')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
