import { Link } from '@tanstack/react-router'
import type { WavePart } from '../../../../../server/modules/promotions/contract.ts'
import { listCommunitiesEndpoint } from '../../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.tsx'
import { spanOf } from './span.ts'

/** The parts of a wave as bars over the days, a row for each; read aloud they are a list with their times. */
export function TimeLine({ parts }: { parts: readonly WavePart[] }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const communities = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  const nameOf = (id: string) => communities.find((one) => one.id === id)?.name ?? ''
  const place = spanOf(parts)
  return (
    <ol className="time-line" aria-label={t('waves.timeLine')}>
      {parts.map((part) => {
        const { left, width } = place(part)
        const when = t('activities.between', { from: stamp(part.startsAt), to: stamp(part.endsAt) })
        return (
          <li key={part.place}>
            <div className="time-words">
              {part.activityId ? (
                <Link to="/shop/activities/$activityId" params={{ activityId: part.activityId }}>
                  {part.title}
                </Link>
              ) : (
                <span>{part.title}</span>
              )}
              <small className="muted">
                {nameOf(part.communityId)} · {when}
              </small>
              {part.why && (
                <small className="time-why">
                  {t(`waveWhy.${part.why.split('.').at(-1)}`, { defaultValue: part.why })}
                </small>
              )}
            </div>
            <div className="time-track">
              <span
                className={`time-bar time-${part.why ? 'failed' : part.state}`}
                style={{ insetInlineStart: `${left}%`, width: `${width}%` }}
                title={`${t(`waveState.${part.state}`)} · ${when}`}
              />
            </div>
            <span className="tag">
              {t(`waveState.${part.why && part.state === 'planned' ? 'wouldFail' : part.state}`)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
