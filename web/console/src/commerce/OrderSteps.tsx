import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import type { Order } from './shapes.ts'

type Step = Order['steps'][number]

/** Everything that happened to an order, newest first. */
export function OrderSteps({ order }: { order: Order }) {
  const { t } = useWords()
  return (
    <Sheet title={t('orders.steps')}>
      <ol className="steps">
        {order.steps.toReversed().map((step) => (
          <StepLine key={`${step.step} ${step.at}`} step={step} />
        ))}
      </ol>
    </Sheet>
  )
}

function StepLine({ step: { step, at, by, facts } }: { step: Step }) {
  const { t } = useWords()
  const formats = useFormats()
  const { amountFen, why, how, answer, carrier, tracking } = facts as Record<string, string | number | undefined>
  const said = [typeof amountFen === 'number' && formats.money(amountFen), carrier, tracking, why, how, answer]
  return (
    <li>
      {t(`orderStep.${step}`, { defaultValue: step })}
      <div className="muted small wrap">{said.filter(Boolean).join(' · ')}</div>
      <div className="muted small">
        <time dateTime={at} title={formats.fullMoment(at)}>
          {formats.stamp(at)}
        </time>
        {by && ` · ${formats.nickname(by.name, by.id)}`}
      </div>
    </li>
  )
}
