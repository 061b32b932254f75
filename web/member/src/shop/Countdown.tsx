import { useWords } from '../../../ui/words/index.ts'
import { clockOf, useTimeLeft } from './use-time-left.ts'

/** How long there is to pay. */
export function Countdown({ until }: { until: string }) {
  const { t } = useWords()
  const left = useTimeLeft(until)
  if (left === 0) return <p className="few-left">{t('pay.timeOver')}</p>
  return (
    <p className="countdown" role="timer">
      {t('pay.timeLeft', { clock: clockOf(left) })}
    </p>
  )
}
