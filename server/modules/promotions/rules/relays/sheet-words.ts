/** Heads and cells of the sheet of a relay. */
import type { EntryState } from '../../contract.ts'

type Language = 'zh-CN' | 'en'
export type SheetEntry = {
  no: number | null
  place: number | null
  name: string
  state: EntryState
  lines: readonly { name: string; quantity: number; unitFen: number }[]
  point: string
  note: string
  order_id: string | null
  at: string
  cancelled_why: string | null
}

const heads: Record<Language, string[]> = {
  'zh-CN': ['接龙号', '姓名', '状态', '内容', '件数', '金额（元）', '自提点', '备注', '订单', '时间', '原因'],
  en: ['no', 'name', 'state', 'items', 'pieces', 'amount (yuan)', 'pick-up point', 'note', 'order', 'at', 'reason'],
}
const states: Record<Language, Record<EntryState, string>> = {
  'zh-CN': {
    balloting: '抽签中',
    held: '待付款',
    entered: '已接龙',
    waiting: '候补',
    offered: '待确认',
    cancelled: '已取消',
  },
  en: {
    balloting: 'in the ballot',
    held: 'unpaid',
    entered: 'entered',
    waiting: 'waiting',
    offered: 'offered',
    cancelled: 'cancelled',
  },
}

/** The headings of the sheet, in the language of the tenant. */
export const entryHeads = (language: Language): string[] => heads[language]

/** One row, as text: an amount in yuan with two places, taken from whole fen. */
export function entryCells(language: Language, entry: SheetEntry): string[] {
  const pieces = entry.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const fen = entry.lines.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0)
  return [
    entry.no === null ? '' : String(entry.no),
    entry.name,
    states[language][entry.state],
    entry.lines.map(({ name, quantity }) => `${name}×${quantity}`).join(' '),
    String(pieces),
    `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`,
    entry.point,
    entry.note,
    entry.order_id ?? '',
    entry.at,
    entry.cancelled_why ?? '',
  ]
}
