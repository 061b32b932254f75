/** Health taken apart: what each part measures, how it does, and how much it weighs. Weakest first. */
import { ChartFrame } from '../../../ui/charts/ChartFrame.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { partEvidence, partOrder, partValue } from './parts.ts'
import type { Health } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'

export function HealthSheet({ health }: { health: Health }) {
  const { t } = useWords()
  const parts = partOrder(health.parts)
  return (
    <section className="sheet">
      <ChartFrame
        question={t('health.question')}
        note={health.asOf ? t('health.note', { day: health.asOf }) : t('health.noDay')}
        table={{
          head: [
            t('health.part'),
            t('health.value'),
            t('health.shrunk'),
            t('health.scale'),
            t('health.points'),
            t('health.weight'),
            t('health.n'),
          ],
          rows: parts.map((part) => [
            t(`healthPart.${part.part}`),
            partValue(part.part, part.value),
            partValue(part.part, part.shrunk),
            `${partValue(part.part, part.lo)} → ${partValue(part.part, part.hi)}`,
            part.share === null ? '–' : Math.round(part.share * 100),
            `${Math.round(part.weight * 100)}%`,
            part.n,
          ]),
        }}
      >
        <ul className="parts">
          {parts.map((part) => (
            <PartBar key={part.part} part={part} />
          ))}
        </ul>
      </ChartFrame>
    </section>
  )
}

function PartBar({ part }: { part: Health['parts'][number] }) {
  const { t } = useWords()
  const { show } = useEvidence()
  const asked = partEvidence[part.part]
  const share = part.share === null ? null : Math.round(part.share * 100)
  const tone = part.share === null ? 'unknown' : part.share < 0.34 ? 'low' : 'fine'
  const name = t(`healthPart.${part.part}`)
  const value = partValue(part.part, part.value)
  return (
    <li className={`part part-${tone}`} title={t(`healthPartText.${part.part}`)}>
      <span className="part-name">
        {name}{' '}
        {part.share === null && part.value !== null && (
          <small className="muted">{t('health.few', { n: part.n })}</small>
        )}
      </span>
      <span className="part-bar" aria-hidden="true">
        <span style={{ width: `${share ?? 0}%` }} />
      </span>
      {asked && part.value !== null ? (
        <button
          type="button"
          className="figure-button part-value"
          aria-label={t('health.open', { name, value, share: share ?? '–' })}
          onClick={() => show(asked)}
        >
          {value}
        </button>
      ) : (
        <span className="part-value muted">{part.value === null ? t('health.unknown') : value}</span>
      )}
    </li>
  )
}
