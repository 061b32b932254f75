import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'

type Props<T> = {
  from: UseQueryResult<T, Error>
  /** Rows of the skeleton shown while the answer is on its way. */
  rows?: number
  children: (answer: T) => ReactNode
}

/** Loading, failing and refusing look the same on every page. */
export function Answered<T>({ from, rows = 4, children }: Props<T>) {
  if (from.data !== undefined) return children(from.data)
  if (from.error) return <Failure failure={from.error} again={() => void from.refetch()} />
  return <Skeleton rows={rows} />
}

/** What happened and what to do. */
export function Failure({ failure, again }: { failure: unknown; again?: () => void }) {
  const { t, language } = useWords()
  return (
    <div className="empty" role="alert">
      <p>{sayFailure(failure, language)}</p>
      {again ? (
        <button type="button" className="button" onClick={again}>
          {t('common.retry')}
        </button>
      ) : null}
    </div>
  )
}

/** An empty list with the next step. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {children}
    </div>
  )
}

export function Skeleton({ rows }: { rows: number }) {
  const { t } = useWords()
  return (
    <div className="skeleton" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" />
      ))}
    </div>
  )
}
