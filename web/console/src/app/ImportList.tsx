/** What was brought in so far, newest first: each file, how it stands, who brought it and when. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty } from './Empty.tsx'
import { Loaded } from './Loaded.tsx'
import { useFormats } from './me.tsx'
import { Sheet } from './Page.tsx'

type Head = { id: string; fileName: string; startedBy: { name: string }; createdAt: string }
type Words<R> = {
  from: Parameters<typeof Loaded<{ rows: readonly R[] }>>[0]['from']
  title: string
  none: { title: string; text: string }
  to: '/imports/$importId' | '/customers/imports/$importId' | '/shop/imports/$importId'
  tagOf: (row: R) => ReactNode
  /** What came of it, or what it holds. */
  sayOf: (row: R) => string
  /** Those that are shown, if not all. */
  shows?: (row: R) => boolean
}

export function ImportList<R extends Head>({ from, title, none, to, tagOf, sayOf, shows = () => true }: Words<R>) {
  const formats = useFormats()
  return (
    <Sheet title={title}>
      <Loaded from={from}>
        {({ rows }) => {
          const shown = rows.filter(shows)
          if (shown.length === 0) return <Empty {...none} />
          return (
            <ul className="lines">
              {shown.map((row) => (
                <li key={row.id} className="line">
                  <div className="line-body">
                    <Link className="member-name wrap" to={to} params={{ importId: row.id }}>
                      {row.fileName}
                    </Link>{' '}
                    {tagOf(row)}
                    <div className="muted small wrap">
                      {sayOf(row)} · {row.startedBy.name} · {formats.moment(row.createdAt)}
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Sheet>
  )
}
