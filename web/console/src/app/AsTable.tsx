import { Button } from 'antd'

const kinds = ['xlsx', 'csv'] as const

/** The same rows to take away, as a workbook and as plain text. */
export function AsTable({ at, say }: { at: (kind: (typeof kinds)[number]) => string; say: (name: string) => string }) {
  return kinds.map((kind) => (
    <Button key={kind} href={at(kind)} download>
      {say(kind.toUpperCase())}
    </Button>
  ))
}
