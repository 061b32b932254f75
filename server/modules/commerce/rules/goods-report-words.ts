/** The report of an import of goods as a table: outcomes and reasons in the language of the tenant. */
import type { RowOutcome } from '../../../kernel/contract.ts'
import type { GoodsReasonCode, GoodsRow } from '../contract.ts'

export type SheetLanguage = 'zh' | 'en'
type Words = readonly [zh: string, en: string]

const outcomes: Record<RowOutcome, Words> = {
  created: ['新增', 'created'],
  updated: ['已修改', 'changed'],
  matched: ['没有变化', 'no change'],
  skipped: ['跳过', 'skipped'],
  conflict: ['冲突，未导入', 'conflict, not taken'],
  invalid: ['无法导入', 'invalid'],
}
const reasons: Record<GoodsReasonCode, Words> = {
  empty_row: ['空行', 'empty row'],
  no_title: ['没有商品名称', 'no title'],
  no_price: ['新规格没有价格', 'a new variant without a price'],
  amount_unreadable: ['金额看不懂，请写成 12.50', 'amount not readable; write 12.50'],
  count_unreadable: ['数量看不懂', 'count not readable'],
  word_unknown: ['不认识的写法', 'word not known'],
  too_long: ['太长', 'too long'],
  id_unknown: ['没有这个系统编号', 'no such number of ours'],
  same_sku_as_row: ['货号与前面的行相同', 'same SKU as an earlier row'],
  same_variant_as_row: ['与前面的行是同一个规格', 'same variant as an earlier row'],
  sku_of_other: ['货号属于另一个商品', 'the SKU belongs to another product'],
  title_of_several: ['有几个商品同名，请加上货号', 'several products have this title; add the SKU'],
  too_many_variants: ['一个商品最多 100 个规格', 'a product has 100 variants at most'],
  stock_held: ['有订单正占着库存', 'orders hold more of it'],
  differs_from_row: [
    '商品信息与首行不同，以首行为准',
    'says otherwise of the product than its first row, which counts',
  ],
  left_as_it_is: ['已有商品，保持不变', 'there already, left as it is'],
}
const heads: readonly Words[] = [
  ['行号', 'row'],
  ['结果', 'outcome'],
  ['原因', 'reasons'],
]
const place = (language: SheetLanguage) => (language === 'zh' ? 0 : 1)

/** The headings of the report: ours, then those of the file. */
export const goodsReportHeads = (language: SheetLanguage, headings: readonly string[]): string[] => [
  ...heads.map((words) => words[place(language)] ?? ''),
  ...headings,
]

/** One row of the report: what came of it and why, then its cells as they stood in the file. */
export function goodsReportCells(language: SheetLanguage, one: GoodsRow, columns: number): string[] {
  const why = one.reasons.map(({ code, column, row, title }) => {
    const where = [column, row === null ? null : language === 'en' ? `row ${row}` : `第 ${row} 行`, title]
    const told = where.filter(Boolean).join(', ')
    return told ? `${reasons[code][place(language)]} (${told})` : reasons[code][place(language)]
  })
  const raw = Array.from({ length: columns }, (_, at) => one.cells[at] ?? '')
  return [String(one.row), outcomes[one.outcome][place(language)] ?? '', why.join('; '), ...raw]
}
