/** The state of a group with its reasons, and the week in figures; each figure opens what it was counted from. */
import { Sparkline } from '../../../ui/charts/Sparkline.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { Figure } from './Figure.tsx'
import { sayReason } from './reasons.ts'
import type { GroupInsight } from './shapes.ts'
import { StateTag } from './StateTag.tsx'
import { useEvidence } from './use-evidence.ts'
import { daysUntil } from './windows.ts'

export function StageSheet({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  const { card, health, since } = insight
  const score = health.score === null ? '–' : String(Math.round(health.score))
  return (
    <Sheet className="stage-sheet" title={t('overview.how')}>
      <div className="score-line">
        <span className={`big-score trend-${card.state}`}>{score}</span>
        <div>
          <div className="row">
            <StateTag state={card.state} closed={card.closedAt !== null} />
            <span className="tag">{t(`stage.${card.stage}`)}</span>
          </div>
          <span className="muted small">
            {health.missing
              ? t(`missing.${health.missing}`)
              : t('overview.coverage', { share: Math.round(health.coverage * 100) })}
            {since && ` · ${t('overview.since', { day: since })}`}
          </span>
        </div>
        <span className={`trend trend-${card.state}`}>
          <Sparkline
            values={card.trend}
            width={160}
            height={40}
            label={t('field.trend', { name: card.groupName, score })}
          />
        </span>
      </div>
      <p className="why">
        {card.reasons.length > 0
          ? card.reasons.map((reason) => sayReason(reason, t)).join(t('list.then'))
          : t('overview.noReasons')}
      </p>
      <p className="todo">{t(`advice.${card.state}`)}</p>
      <WeekFigures insight={insight} />
    </Sheet>
  )
}

function WeekFigures({ insight: { card, days } }: { insight: GroupInsight }) {
  const { t } = useWords()
  const formats = useFormats()
  const { show } = useEvidence()
  const week = daysUntil(days.at(-1)?.day, 7)
  const sum = (field: 'joins' | 'exits' | 'questions' | 'answered') =>
    days.slice(-7).reduce((total, day) => total + day[field], 0)
  return (
    <dl className="figures">
      <Figure
        name={t('overview.speakers7')}
        value={formats.people(card.speakers7)}
        exact={card.speakers7}
        onPick={() => show({ of: 'speakers' })}
      />
      <Figure
        name={t('overview.messages7')}
        value={formats.count(card.messages7)}
        exact={card.messages7}
        onPick={() => show({ of: 'messages' })}
      />
      <Figure
        name={t('overview.silent')}
        value={formats.percent(card.silentShare)}
        onPick={() => show({ of: 'silent' })}
      />
      <Figure
        name={t('overview.joins7')}
        value={formats.people(sum('joins'), 'times')}
        onPick={() => show({ of: 'joins', ...week })}
      />
      <Figure
        name={t('overview.exits7')}
        value={formats.people(sum('exits'), 'times')}
        onPick={() => show({ of: 'exits', ...week })}
      />
      <Figure
        name={t('overview.questions7')}
        value={`${sum('answered')} / ${sum('questions')}`}
        onPick={() => show({ of: 'questions', ...week })}
      />
      <Figure
        name={t('overview.unanswered')}
        value={formats.count(card.waitingQuestions)}
        onPick={() => show({ of: 'unanswered' })}
      />
    </dl>
  )
}
