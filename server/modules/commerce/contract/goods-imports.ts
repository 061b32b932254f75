/** Goods from a table (CSV, XLSX) and into one: what the columns mean, what would come of each row, taking it back. */
import { z } from 'zod'
import {
  asTable,
  endpoint,
  idOf,
  instant,
  meaningsOf,
  pageOf,
  type RowOutcome,
  rowReasonOf,
  rowsAsked,
  sheetRowOf,
} from '../../../kernel/contract.ts'
import { personCard } from '../../identity/contract.ts'
import * as problems from './problems.ts'
import { productId } from './shapes.ts'

export const goodsImportId = idOf('gim')
export type GoodsImportId = z.infer<typeof goodsImportId>

/** What a column means; one row is one variant. `variantId` is our own number for it, as exported. */
export const goodsColumn = z.enum([
  'title',
  'variant',
  'sku',
  'price',
  'stock',
  'subtitle',
  'description',
  'category',
  'kind',
  'deliveries',
  'freight',
  'limitPerOrder',
  'limitPerPerson',
  'shown',
  'couponsAllowed',
  'commissionAllowed',
  'variantId',
  'ignore',
])
export type GoodsColumn = z.infer<typeof goodsColumn>
export const goodsMeanings = meaningsOf(goodsColumn)
export type GoodsMeanings = z.infer<typeof goodsMeanings>

/** How many rows came out how; together they are all rows. */
const goodsCounts = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  matched: z.number().int(),
  skipped: z.number().int(),
  conflict: z.number().int(),
  invalid: z.number().int(),
} satisfies Record<RowOutcome, z.ZodType>)
export const goodsReasonCode = z.enum([
  'empty_row',
  'no_title',
  'no_price',
  'amount_unreadable',
  'count_unreadable',
  'word_unknown',
  'too_long',
  'id_unknown',
  'same_sku_as_row',
  'same_variant_as_row',
  'sku_of_other',
  'title_of_several',
  'too_many_variants',
  'stock_held',
  'differs_from_row',
  'left_as_it_is',
])
export type GoodsReasonCode = z.infer<typeof goodsReasonCode>
/** `title` names another product. */
export const goodsReason = rowReasonOf(goodsReasonCode).extend({ title: z.string().nullable() })
export type GoodsReason = z.infer<typeof goodsReason>
export const goodsRow = sheetRowOf(goodsReason).extend({ productId: productId.nullable() })
export type GoodsRow = z.infer<typeof goodsRow>

export const goodsImportState = z.enum(['preview', 'done', 'undone', 'discarded'])
export type GoodsImportState = z.infer<typeof goodsImportState>
export const goodsUndo = z.object({
  removed: z.number().int(),
  restored: z.number().int(),
  /** Products somebody changed or bought since: they stay as they are. */
  kept: z.array(z.object({ productId, title: z.string() })),
})
export type GoodsUndo = z.infer<typeof goodsUndo>

const goodsImportHead = z.object({
  id: goodsImportId,
  fileName: z.string(),
  state: goodsImportState,
  rows: z.number().int(),
  startedBy: personCard.pick({ id: true, name: true, avatarFileId: true }),
  createdAt: instant,
  finishedAt: instant.nullable(),
  undoneAt: instant.nullable(),
})
export type GoodsImportHead = z.infer<typeof goodsImportHead>
export const goodsImport = goodsImportHead.extend({
  mapping: goodsMeanings,
  remembered: z.boolean(),
  /** Rows of goods that are there already change them; else they are left as they are. */
  overwrite: z.boolean(),
  /** The stock of what is there is set to what the table says. */
  setsStock: z.boolean(),
  counts: goodsCounts,
  products: z.object({ made: z.number().int(), changed: z.number().int() }),
  sample: z.array(goodsRow),
  undone: goodsUndo.nullable(),
})
export type GoodsImport = z.infer<typeof goodsImport>

export const uploadGoodsEndpoint = endpoint({
  name: 'commerce.upload_goods',
  route: 'POST /goods-imports',
  summary:
    'Upload a table of goods (CSV or XLSX, 2000 rows at most); its columns are recognised, nothing is changed yet',
  output: goodsImport,
  problems: [problems.GoodsUnreadable, problems.GoodsEmpty, problems.GoodsHeadingsMissing, problems.GoodsTooLarge],
  transfer: 'upload',
})
export const listGoodsImportsEndpoint = endpoint({
  name: 'commerce.list_goods_imports',
  route: 'GET /goods-imports',
  summary: 'Imports of goods, newest first',
  output: z.object({ rows: z.array(goodsImportHead) }),
})
const one = { importId: goodsImportId }
export const readGoodsImportEndpoint = endpoint({
  name: 'commerce.read_goods_import',
  route: 'GET /goods-imports/:importId',
  summary: 'One import of goods: what would come of it, or what came',
  input: z.object(one),
  output: goodsImport,
})
export const adjustGoodsImportEndpoint = endpoint({
  name: 'commerce.adjust_goods_import',
  route: 'PATCH /goods-imports/:importId',
  summary: 'Say what the columns mean and what becomes of goods that are there already',
  input: z.object({
    ...one,
    mapping: goodsMeanings.optional(),
    overwrite: z.boolean().optional(),
    setsStock: z.boolean().optional(),
  }),
  output: goodsImport,
  problems: [problems.GoodsImportOver, problems.GoodsMappingMismatch],
})
export const startGoodsImportEndpoint = endpoint({
  name: 'commerce.start_goods_import',
  route: 'POST /goods-imports/:importId/start',
  summary: 'Take the rows over, all that can be or none; what is refused is told row by row',
  input: z.object(one),
  output: goodsImport,
  problems: [problems.GoodsImportOver, problems.VersionChanged, problems.SkuTaken],
})
export const undoGoodsImportEndpoint = endpoint({
  name: 'commerce.undo_goods_import',
  route: 'POST /goods-imports/:importId/undo',
  summary: 'Take back what an import did, except to goods that were changed or bought since; before it began, drop it',
  input: z.object(one),
  output: goodsImport,
  problems: [problems.GoodsImportOver],
})
export const listGoodsRowsEndpoint = endpoint({
  name: 'commerce.list_goods_rows',
  route: 'GET /goods-imports/:importId/rows',
  summary: 'What would come, or came, of each row, in the order of the file',
  input: z.object({ ...one, ...rowsAsked }),
  output: pageOf(goodsRow),
})
export const fetchGoodsReportEndpoint = endpoint({
  name: 'commerce.fetch_goods_report',
  route: 'GET /goods-imports/:importId/report',
  summary: 'The report as a table, each row as it stood in the file',
  input: z.object({ ...one, as: asTable }),
  transfer: 'binary',
})
export const exportGoodsEndpoint = endpoint({
  name: 'commerce.export_goods',
  route: 'GET /goods-sheet',
  summary: 'All goods as a table, one row for each variant; brought in again it changes nothing',
  input: z.object({ as: asTable }),
  transfer: 'binary',
})
