/** What waits, by urgency; the amber mark is for what cannot wait. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import type { TodayItem } from './shapes.ts'
import { TodayLine } from './TodayLine.tsx'

const shownFirst = 6

export function TodayList({ items, beyond }: { items: readonly TodayItem[]; beyond: number }) {
  const { t } = useWords()
  if (items.length === 0) {
    return (
      <section className="sheet">
        <Empty title={t('today.nothing')} text={t('today.nothingText')} />
      </section>
    )
  }
  return (
    <section className="sheet today-list" aria-label={t('today.waiting')}>
      {[3, 2, 1].map((urgency) => (
        <Urgency key={urgency} urgency={urgency} items={items.filter((item) => item.urgency === urgency)} />
      ))}
      {beyond > 0 && (
        <p className="muted small">
          {t('today.beyond', { count: beyond })}{' '}
          <Link className="link-button" to="/communities">
            {t('today.toField')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Urgency({ urgency, items }: { urgency: number; items: readonly TodayItem[] }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  const shown = all ? items : items.slice(0, shownFirst)
  return (
    <div className={`urgency urgency-${urgency}`}>
      <h2>
        {t(`urgency.${urgency}`)} <span className="muted">{items.length}</span>
      </h2>
      <ul className="lines">
        {shown.map((item, at) => (
          <TodayLine key={`${item.kind}${item.groupId}${item.person?.id}${item.messageId}${at}`} item={item} />
        ))}
      </ul>
      {!all && items.length > shownFirst && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('today.showAll', { count: items.length - shownFirst })}
        </button>
      )}
    </div>
  )
}
