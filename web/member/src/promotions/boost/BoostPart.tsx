import {
  type BoostTerms,
  readActivityEndpoint,
  startBoostEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Link } from '../../app/Link.tsx'
import { go } from '../../app/router.ts'
import { toast } from '../../app/toast.ts'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'
import { usePrizeWords } from './use-boost.ts'

/** What each stage is worth, and beginning to bring friends. */
export function BoostPart({ activity }: { activity: ActivityFound }) {
  const { t, language } = useWords()
  const say = usePrizeWords()
  const { stages, welcome } = activity.terms as BoostTerms
  const [mine] = activity.mine
  const start = useAct(startBoostEndpoint, {
    refreshes: [readActivityEndpoint],
    onDone: ({ id }) => go(`/d/${id}`),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  return (
    <>
      <ol className="rows boost-stages">
        {stages.map(({ needs, prize }) => (
          <li key={needs} className="goods-row">
            <div className="row-words">
              <span>{t('boost.bring', { count: needs })}</span>
              <span className="faint">{say(prize)}</span>
            </div>
          </li>
        ))}
      </ol>
      {welcome ? <p className="mine-note">{t('boost.welcome', { prize: say(welcome.prize) })}</p> : null}
      {mine ? (
        <Link to={`/d/${mine.id}`} className="button button-main button-wide">
          {t('boost.toMine')}
        </Link>
      ) : activity.state === 'running' ? (
        <button
          type="button"
          className="button button-main button-wide"
          disabled={start.isPending}
          onClick={() => void start.run({ activityId: activity.id, channel: channelHere() })}
        >
          {t('boost.start')}
        </button>
      ) : null}
    </>
  )
}
