/** Goods as tables to take away: all there are, and the report of an import. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Payload } from '../../../kernel/route.ts'
import { writeSheet } from '../../../kernel/sheets/write.ts'
import { tenantOf } from '../../identity/index.ts'
import { accessGoodsImport } from '../access.ts'
import type { exportGoodsEndpoint, fetchGoodsReportEndpoint, Variant } from '../contract.ts'
import { yuanOf } from '../providers/yuan.ts'
import { goodsHeadings } from '../rules/goods-columns.ts'
import { goodsReportCells, goodsReportHeads, type SheetLanguage } from '../rules/goods-report-words.ts'
import { answerWords, deliveryWords, kindWords, unlimited } from '../rules/goods-words.ts'
import type { Shelved } from '../rules/plan-goods.ts'
import { readShelved } from './goods-known.ts'
import { comeOf } from './view-goods-import.ts'

/** Everything that is or was for sale, one row for each variant. */
export async function exportGoods(ctx: Context, { as }: RequestOf<typeof exportGoodsEndpoint>): Promise<Payload> {
  const language = await languageOf(ctx)
  const goods = await readShelved(ctx, sql`true`)
  return writeSheet(as, language === 'zh' ? '商品' : 'goods', linesOf(language, goods))
}

/** Each row as it stood in the file, with what came of it. */
export async function fetchGoodsReport(
  ctx: Context,
  { importId, as }: RequestOf<typeof fetchGoodsReportEndpoint>,
): Promise<Payload> {
  const row = await accessGoodsImport(ctx, importId, 'toRead')
  const language = await languageOf(ctx)
  const { rows } = await comeOf(ctx, row)
  const lines = async function* () {
    yield goodsReportHeads(language, row.headings)
    for (const one of rows) yield goodsReportCells(language, one, row.headings.length)
  }
  const title = `${row.file_name.replace(/\.\w{1,5}$/, '')}-${language === 'zh' ? '导入结果' : 'report'}`
  return writeSheet(as, title, lines())
}

const languageOf = async (ctx: Context): Promise<SheetLanguage> => ((await tenantOf(ctx)).locale === 'en' ? 'en' : 'zh')

async function* linesOf(language: SheetLanguage, goods: readonly Shelved[]): AsyncGenerator<string[]> {
  const place = language === 'zh' ? 0 : 1
  yield Object.values(goodsHeadings).map((words) => words[place])
  for (const product of goods)
    for (const variant of product.variants) yield Object.values(cellsOf(product, variant, place))
}

/** In the order of the headings. */
function cellsOf(product: Shelved, variant: Variant, place: 0 | 1): Record<keyof typeof goodsHeadings, string> {
  const limit = (count: number | null | undefined) => (count == null ? unlimited[place] : String(count))
  const answer = (said: boolean) => answerWords[said ? 'yes' : 'no'][place] ?? ''
  return {
    title: product.title,
    variant: variant.name,
    sku: variant.sku ?? '',
    price: yuanOf(variant.priceFen),
    stock: limit(product.counted[variant.id]?.onHand),
    subtitle: product.subtitle,
    description: product.description,
    category: product.category,
    kind: kindWords[product.kind][place] ?? '',
    deliveries: product.deliveries.map((one) => deliveryWords[one][place]).join(between[place]),
    freight: yuanOf(product.freightFen),
    limitPerOrder: limit(product.limitPerOrder),
    limitPerPerson: limit(product.limitPerPerson),
    shown: answer(product.shownAt !== null),
    couponsAllowed: answer(product.couponsAllowed),
    commissionAllowed: answer(product.commissionAllowed),
    variantId: variant.id,
  }
}

const between = ['、', ', '] as const
