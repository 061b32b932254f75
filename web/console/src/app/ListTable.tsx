import type { ReactNode } from 'react'

/** A column by its heading; `number` columns stand to the right, an `unseen` heading is only read aloud. */
type Head = string | { number: string } | { unseen: string }

/** A table of the console's lists: rows below the headings of their columns. */
export function ListTable({ heads, children }: { heads: readonly Head[]; children: ReactNode }) {
  return (
    <table className="shop-table">
      <thead>
        <tr>{heads.map(headOf)}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function headOf(head: Head, place: number) {
  const isNumber = typeof head === 'object' && 'number' in head
  return (
    <th key={place} scope="col" {...(isNumber ? { className: 'number' } : {})}>
      {typeof head === 'string' ? head : isNumber ? head.number : <span className="unseen">{head.unseen}</span>}
    </th>
  )
}
