import type { Context } from '../../../kernel/context.ts'
import { draftGoods, type GoodsDraft, isBlank } from '../rules/goods-draft.ts'
import { planGoods } from '../rules/plan-goods.ts'
import type { GoodsImportRow } from '../goods-tables.ts'
import { findGoodsKnown } from './goods-known.ts'

/** What would come of an import, were it taken now. */
export async function planGoodsImport(ctx: Context, { lines, mapping, overwrite, sets_stock }: GoodsImportRow) {
  const drafts = lines.map((line) =>
    isBlank(line.cells) ? { row: line.line, blank: true as const } : draftGoods(line, mapping),
  )
  const known = await findGoodsKnown(
    ctx,
    drafts.filter((draft): draft is GoodsDraft => !('blank' in draft)),
  )
  return planGoods(drafts, known, { overwrite, setsStock: sets_stock })
}
