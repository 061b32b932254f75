import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { MoreBelow } from '../app/MoreBelow.tsx'

export type Line = {
  key: string
  title: string
  under: string[]
  side: string
  state: string
  to?: string
  act?: string
}
type Pages<R> = Parameters<typeof MoreBelow>[0]['pages'] & {
  data: { pages: { rows: R[] }[] } | undefined
  error: Error | null
  isPending: boolean
  refetch: () => unknown
}

/** A long list read page by page, each row as one line. */
export function Listed<R>({ pages, none, line }: { pages: Pages<R>; none: string; line: (row: R) => Line }) {
  if (pages.isPending) return <Skeleton rows={4} />
  if (pages.error) return <Failure failure={pages.error} again={() => void pages.refetch()} />
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows)
  if (rows.length === 0) return <Empty text={none} />
  return (
    <>
      <ul className="rows">
        {rows.map((row) => (
          <Row key={line(row).key} line={line(row)} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </>
  )
}

function Row({ line: { title, under, side, state, to, act } }: { line: Line }) {
  return (
    <li className="row">
      <span className="row-words">
        {title}
        <span className="faint">{under.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="order-row-side">
        <span className="price">{side}</span>
        <span className="order-state">{state}</span>
        {to ? (
          <Link to={to} className="text-button">
            {act}
          </Link>
        ) : null}
      </span>
    </li>
  )
}
