/** Loading, failing and showing look the same on every page. */
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Failure } from './Failure.tsx'

type Asked<A> = { data: A | undefined; error: Error | null; isFetching: boolean; refetch: () => unknown }

export function Loaded<A>({
  from,
  lines = 6,
  children,
}: {
  from: Asked<A>
  lines?: number
  children: (found: A) => ReactNode
}) {
  if (from.data !== undefined) return <>{children(from.data)}</>
  if (from.error && !from.isFetching) return <Failure failure={from.error} onRetry={() => from.refetch()} />
  return <Waiting lines={lines} />
}

/** The same where a whole page waits for its answer, before its head is known. */
export function PageLoaded<A>({ from, children }: { from: Asked<A>; children: (found: A) => ReactNode }) {
  const { t } = useWords()
  if (from.data !== undefined) return <>{children(from.data)}</>
  return (
    <div className="page">
      <h1 className="unseen">{t('common.loading')}</h1>
      <Loaded from={from} lines={10}>
        {children}
      </Loaded>
    </div>
  )
}

export function Waiting({ lines = 6 }: { lines?: number }) {
  return (
    <div aria-busy="true" className="waiting">
      <Skeleton active title={false} paragraph={{ rows: lines }} />
    </div>
  )
}
