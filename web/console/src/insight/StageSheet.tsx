/** The state of a group with its reasons, and the week in figures; each figure opens what it was counted from. */
import { Sparkline } from '../../../ui/charts/Sparkline.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { Figure } from './Figure.tsx'
import { sayReason } from './reasons.ts'
import type { EvidenceAsked, GroupInsight } from './shapes.ts'
import { StateTag } from './StateTag.tsx'
import { useEvidence } from './use-evidence.ts'
import { daysUntil } from './windows.ts'

export function StageSheet({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  const { card } = insight
  const why = card.reasons.map((reason) => sayReason(reason, t)).join(t('list.then'))
  return (
    <Sheet title={t('overview.how')}>
      <ScoreLine insight={insight} />
      <p className="why">{why || t('overview.noReasons')}</p>
      <p className="todo">{t(`advice.${card.state}`)}</p>
      <WeekFigures insight={insight} />
    </Sheet>
  )
}

function ScoreLine({ insight: { card, health, since } }: { insight: GroupInsight }) {
  const { t } = useWords()
  const score = health.score === null ? '–' : String(Math.round(health.score))
  const trend = t('field.trend', { name: card.groupName, score })
  const measured = t('overview.coverage', { share: Math.round(health.coverage * 100) })
  return (
    <div className="score-line">
      <span className={`big-score trend-${card.state}`}>{score}</span>
      <div>
        <div className="row">
          <StateTag state={card.state} closed={card.closedAt !== null} />
          <span className="tag">{t(`stage.${card.stage}`)}</span>
        </div>
        <span className="muted small">
          {health.missing ? t(`missing.${health.missing}`) : measured}
          {since && ` · ${t('overview.since', { day: since })}`}
        </span>
      </div>
      <span className={`trend trend-${card.state}`}>
        <Sparkline values={card.trend} width={160} height={40} label={trend} />
      </span>
    </div>
  )
}

function WeekFigures({ insight: { card, days } }: { insight: GroupInsight }) {
  const { t } = useWords()
  const { count, people, percent } = useFormats()
  const { show } = useEvidence()
  const week = daysUntil(days.at(-1)?.day, 7)
  const sum = (field: 'joins' | 'exits' | 'questions' | 'answered') =>
    days.slice(-7).reduce((total, day) => total + day[field], 0)
  const figures: { name: string; value: string; asked: EvidenceAsked }[] = [
    { name: 'speakers7', value: people(card.speakers7), asked: { of: 'speakers' } },
    { name: 'messages7', value: count(card.messages7), asked: { of: 'messages' } },
    { name: 'silent', value: percent(card.silentShare), asked: { of: 'silent' } },
    { name: 'joins7', value: people(sum('joins'), 'times'), asked: { of: 'joins', ...week } },
    { name: 'exits7', value: people(sum('exits'), 'times'), asked: { of: 'exits', ...week } },
    { name: 'questions7', value: `${sum('answered')} / ${sum('questions')}`, asked: { of: 'questions', ...week } },
    { name: 'unanswered', value: count(card.waitingQuestions), asked: { of: 'unanswered' } },
  ]
  return (
    <dl className="figures">
      {figures.map(({ name, value, asked }) => (
        <Figure key={name} name={t(`overview.${name}`)} value={value} onPick={() => show(asked)} />
      ))}
    </dl>
  )
}
