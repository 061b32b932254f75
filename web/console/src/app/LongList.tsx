/** A list of any length: waiting, failing, nothing there, its rows and reading on look the same on every page. */
import type { ReactNode } from 'react'
import { Loaded } from './Loaded.tsx'
import { MorePages } from './MorePages.tsx'

type Pages<R> = Parameters<typeof MorePages>[0]['pages'] & {
  data: { pages: { rows: readonly R[] }[] } | undefined
  error: Error | null
  isFetching: boolean
  refetch: () => unknown
}
type Words<R> = {
  pages: Pages<R>
  /** Lines of the place held while it is waited for. */
  lines?: number
  none: ReactNode
  children: (rows: readonly R[]) => ReactNode
}

export function LongList<R>({ pages, lines = 6, none, children }: Words<R>) {
  return (
    <>
      <Loaded from={pages} lines={lines}>
        {(found) => {
          const rows = found.pages.flatMap((page) => page.rows)
          return rows.length > 0 ? children(rows) : none
        }}
      </Loaded>
      <MorePages pages={pages} />
    </>
  )
}
