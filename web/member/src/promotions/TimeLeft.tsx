import { useWords } from '../../../ui/words/index.ts'
import { useTimeLeft } from '../shop/use-time-left.ts'
import { leftWords } from './left-words.ts'

type Words = {
  until: string
  /** A key with `{{left}}`. */
  say: string
  /** A key for when it is over. */
  over?: string
}

/** How long something still lasts, by the server's clock. */
export function TimeLeft({ until, say, over = 'activity.ended' }: Words) {
  const { t } = useWords()
  const left = useTimeLeft(until)
  const said = leftWords(left)
  if (left === 0) return <span>{t(over)}</span>
  return (
    <span role="timer">
      {t(say, { left: said.days > 0 ? t('activity.days', { count: said.days, clock: said.clock }) : said.clock })}
    </span>
  )
}
