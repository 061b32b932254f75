import {
  type Boost,
  type BoostPrize,
  type BoostStage,
  claimStageEndpoint,
  readActivityEndpoint,
  readBoostEndpoint,
  supportBoostEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../../ui/Portrait.tsx'
import { useAct } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { copyText } from '../../app/copy.ts'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { Page } from '../../app/Page.tsx'
import { toast } from '../../app/toast.ts'
import { Rules } from '../Rules.tsx'
import { channelHere } from '../here.ts'
import { ShareButton } from '../ShareSheet.tsx'
import type { ActivityFound } from '../shapes.ts'
import { TimeLeft } from '../TimeLeft.tsx'
import { useActivity } from '../use-activity.ts'
import { AppealForm } from './AppealForm.tsx'
import { useBoost, usePrizeWords } from './use-boost.ts'

/** One boost: who came, which stages are reached, and the one thing to do next. */
export function BoostPage({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const boost = useBoost(entryId)
  const activity = useActivity(boost.data?.activityId ?? '', { enabled: boost.data !== undefined })
  const found = boost.data as Boost | undefined
  const shared = activity.data && found && { ...activity.data, url: inviteOf(found), boostId: found.id }
  return (
    <Page
      title={t('activityKind.boost')}
      back={activity.data ? `/c/${activity.data.communityId}/activities/${activity.data.id}` : '/'}
      actions={shared ? <ShareButton activity={shared} /> : null}
    >
      <Answered from={boost} rows={5}>
        {(found) => (
          <Answered from={activity} rows={5}>
            {(whole) => <Whole boost={found as Boost} activity={whole} />}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

/** Newcomers join the group first and come back here. */
const inviteOf = ({ id, joinCode }: Boost): string => `${location.origin}/j/${joinCode}?to=/d/${id}`

type Words = { boost: Boost; activity: ActivityFound }

function Whole({ boost, activity }: Words) {
  const { t } = useWords()
  const { nickname } = useFormats()
  const most = boost.stages.at(-1)?.needs ?? boost.supports
  return (
    <article className="shop activity">
      <header>
        <p className="faint">{t('boost.by', { name: nickname(boost.inviter.name, boost.inviter.id) })}</p>
        <h2>{boost.title}</h2>
        <p className="countdown">
          <TimeLeft until={boost.endsAt} say="activity.endsIn" />
        </p>
      </header>
      <div className="cut-bar">
        <progress max={Math.max(most, 1)} value={Math.min(boost.supports, most)} aria-label={t('boost.progress')} />
        <p className="team-state" role="status">
          {t('boost.came', { count: boost.supports })}
        </p>
      </div>
      <Held boost={boost} />
      <Acts boost={boost} activity={activity} />
      <Stages boost={boost} />
      <Supporters boost={boost} />
      <Rules activity={activity} />
    </article>
  )
}

function Held({ boost }: { boost: Boost }) {
  const { t } = useWords()
  const { held, review, may } = boost
  if (!held && review?.decision !== 'rejected') return null
  return (
    <section className="mine-note" role="note">
      <p>{held ? t(`boost.held.${held.why}`) : t('boost.rejected', { reason: review?.reason ?? '' })}</p>
      {held?.appeal ? <p className="faint">{t('boost.appealed', { words: held.appeal })}</p> : null}
      {may.includes('appeal') && !held?.appeal ? <AppealForm boostId={boost.id} /> : null}
    </section>
  )
}

function Acts({ boost, activity }: Words) {
  const { t, language } = useWords()
  const say = usePrizeWords()
  const support = useAct(supportBoostEndpoint, {
    refreshes: [readBoostEndpoint, readActivityEndpoint],
    onDone: ({ welcome }) =>
      toast(welcome ? t('boost.thanksWith', { prize: say(welcome as BoostPrize) }) : t('boost.thanks')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const isMine = !boost.may.includes('support') && activity.mine.some(({ id }) => id === boost.id)
  async function copy() {
    const done = await copyText(inviteOf(boost))
    toast(t(done ? 'boost.copied' : 'menu.copyFailed'), done ? 'done' : 'failed')
  }
  return (
    <div className="team-mine">
      {boost.may.includes('support') ? (
        <button
          type="button"
          className="button button-main button-wide"
          disabled={support.isPending}
          onClick={() => void support.run({ boostId: boost.id, channel: channelHere() })}
        >
          {t('boost.support')}
        </button>
      ) : null}
      {isMine ? (
        <button type="button" className="button button-main button-wide" onClick={() => void copy()}>
          {t('boost.invite')}
        </button>
      ) : null}
      <Link to={`/c/${activity.communityId}/activities/${activity.id}`} className="text-link">
        {t('boost.toActivity')}
      </Link>
    </div>
  )
}

function Stages({ boost }: { boost: Boost }) {
  const { t } = useWords()
  if (boost.stages.length === 0) return null
  return (
    <section>
      <h2>{t('boost.stages')}</h2>
      <ol className="rows boost-stages">
        {boost.stages.map((stage) => (
          <Stage key={stage.stage} boost={boost} stage={stage} />
        ))}
      </ol>
    </section>
  )
}

function Stage({ boost, stage }: { boost: Boost; stage: BoostStage }) {
  const { t, language } = useWords()
  const { stamp } = useFormats()
  const say = usePrizeWords()
  const claim = useAct(claimStageEndpoint, {
    refreshes: [readBoostEndpoint],
    onDone: () => toast(t('boost.claimed')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const { state, needs, prize, claimBy, code } = stage
  return (
    <li className="goods-row">
      <div className="row-words">
        <span>{t('boost.stage', { count: needs, prize: say(prize) })}</span>
        <span className="faint">{stageWords(stage, t)}</span>
        {state === 'reached' && claimBy ? (
          <span className="faint">{t('boost.claimBy', { at: stamp(claimBy) })}</span>
        ) : null}
        {code ? (
          <span className="price">{t('boost.code', { code: code.replace(/(\d{4})(?=\d)/g, '$1 ') })}</span>
        ) : null}
      </div>
      {state === 'reached' && boost.may.includes('claim') ? (
        <button
          type="button"
          className="button button-main"
          disabled={claim.isPending}
          onClick={() => void claim.run({ boostId: boost.id, stage: stage.stage, channel: channelHere() })}
        >
          {t('boost.claim')}
        </button>
      ) : null}
    </li>
  )
}

function stageWords({ state, missing, left }: BoostStage, t: ReturnType<typeof useWords>['t']): string {
  if (state !== 'locked') return t(`boost.state.${state}`)
  if (missing > 0) return t('boost.missing', { count: missing })
  return left === 0 ? t('boost.gone') : t('boost.state.reached')
}

function Supporters({ boost: { supporters } }: { boost: Boost }) {
  const { t } = useWords()
  const { nickname, stamp } = useFormats()
  if (supporters.length === 0) return null
  return (
    <section>
      <h2>{t('boost.supporters')}</h2>
      <ul className="rows">
        {supporters.map(({ person, at, left }) => (
          <li key={person.id} className="goods-row">
            <Portrait who={person} size={32} />
            <div className="row-words">
              <span>{nickname(person.name, person.id)}</span>
              <span className="faint">{left ? t('boost.left') : stamp(at)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
