import { useState } from 'react'
import {
  type GroupBuyTerms,
  leaveTeamEndpoint,
  readActivityEndpoint,
  readTeamEndpoint,
  type Team,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { ConfirmSheet } from '../../app/ConfirmSheet.tsx'
import { Link } from '../../app/Link.tsx'
import { Page } from '../../app/Page.tsx'
import { toast } from '../../app/toast.ts'
import { Rules } from '../Rules.tsx'
import { isThere, Offer } from '../Offer.tsx'
import { orderPath } from '../order-path.ts'
import { ShareButton } from '../ShareSheet.tsx'
import type { ActivityFound } from '../shapes.ts'
import { TimeLeft } from '../TimeLeft.tsx'
import { useActivity } from '../use-activity.ts'
import { Faces } from './Faces.tsx'
import { Steps } from './GroupBuyPart.tsx'
import { useTeam } from './use-team.ts'

/** One team: who is in it, how many are missing, how long there is. */
export function TeamPage({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const team = useTeam(entryId)
  const activity = useActivity(team.data?.activityId ?? '', { enabled: team.data !== undefined })
  const shared = activity.data && { ...activity.data, url: `${location.origin}/d/${entryId}` }
  return (
    <Page
      title={t('team.title')}
      back={activity.data ? `/c/${activity.data.communityId}/activities/${activity.data.id}` : '/'}
      actions={shared ? <ShareButton activity={shared} /> : null}
    >
      <Answered from={team} rows={5}>
        {(found) => (
          <Answered from={activity} rows={5}>
            {(whole) => <Whole team={found as Team} activity={whole} />}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

type Words = { team: Team; activity: ActivityFound }

function Whole({ team, activity }: Words) {
  const { t } = useWords()
  const terms = team.terms as GroupBuyTerms
  const mayJoin = team.may.includes('join') && activity.state !== 'ended'
  return (
    <article className="shop activity">
      <header className="team-head">
        <h2>{team.title}</h2>
        <p className="team-state" role="status">
          {stateWords(team, t)}
        </p>
        {team.state === 'running' && team.expiresAt ? (
          <p className="countdown">
            <TimeLeft until={team.expiresAt} say="team.left" over="team.over" />
          </p>
        ) : null}
        <Faces team={team} />
      </header>
      <ul className="rows">
        {activity.offers.map((offer) => (
          <Offer
            key={offer.variantId}
            offer={offer}
            price={<Steps terms={terms} variantId={offer.variantId} paid={team.paid} />}
          >
            {mayJoin && isThere(offer) ? (
              <Link to={orderPath(activity, offer.variantId, team.id)} className="button button-main">
                {t('team.join')}
              </Link>
            ) : null}
          </Offer>
        ))}
      </ul>
      <Mine team={team} activity={activity} />
      <Rules activity={{ ...activity, rules: team.rules as ActivityFound['rules'] }} />
    </article>
  )
}

function stateWords(team: Team, t: ReturnType<typeof useWords>['t']): string {
  if (team.state === 'running') return t('team.missing', { count: team.missing })
  if (team.state === 'failed') return t(`team.why.${team.endedWhy ?? 'time_over'}`, { defaultValue: t('team.failed') })
  return t(team.state === 'draft' ? 'team.draft' : 'team.succeeded')
}

/** What I can do with my own seat. */
function Mine({ team, activity }: Words) {
  const { t, language } = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const leave = useAct(leaveTeamEndpoint, {
    refreshes: [readTeamEndpoint, readActivityEndpoint],
    onDone: () => toast(t('team.leftDone')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const { mine, may } = team
  if (!mine || mine.left)
    return may.includes('join') ? null : (
      <Link to={`/c/${activity.communityId}/activities/${activity.id}`} className="button button-wide">
        {t('team.openOwn')}
      </Link>
    )
  return (
    <div className="team-mine">
      {may.includes('pay') ? (
        <Link to={`/me/orders/${mine.orderId}/pay`} className="button button-main button-wide">
          {t('order.act.pay')}
        </Link>
      ) : (
        <Link to={`/me/orders/${mine.orderId}`} className="button button-wide">
          {t('pay.toOrder')}
        </Link>
      )}
      {may.includes('leave') ? (
        <button type="button" className="text-button" onClick={() => setIsAsking(true)}>
          {t('team.leave')}
        </button>
      ) : null}
      {isAsking ? (
        <ConfirmSheet
          title={t('team.leaveAsk')}
          text={t('team.leaveText')}
          deed={t('team.leave')}
          onDo={() => leave.run({ teamId: team.id })}
          close={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  )
}
