import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf, RowOutcome } from '../../../kernel/contract.ts'
import type { PersonCard, PersonId } from '../../identity/contract.ts'
import { accessGoodsImport } from '../access.ts'
import type {
  GoodsImport,
  GoodsImportHead,
  GoodsImportId,
  GoodsRow,
  listGoodsImportsEndpoint,
  listGoodsRowsEndpoint,
} from '../contract.ts'
import type { GoodsImportRow } from '../goods-tables.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'
import { planGoodsImport } from './plan-goods-import.ts'

const sampleSize = 8

/** One import with everything the page shows. Raises `kernel.not_found`. */
export async function viewGoodsImport(ctx: Context, importId: GoodsImportId): Promise<GoodsImport> {
  const row = await accessGoodsImport(ctx, importId, 'toRead')
  const { rows, products } = await comeOf(ctx, row)
  const cardOf = await cardsOf(ctx, [row.started_by])
  return {
    ...headOf(row, row.lines.length, cardOf),
    mapping: row.mapping,
    remembered: row.remembered,
    overwrite: row.overwrite,
    setsStock: row.sets_stock,
    counts: countOutcomes(rows),
    products,
    sample: rows.slice(0, sampleSize),
    undone: row.undone,
  }
}

/** One import of goods. Raises `kernel.not_found`. */
export const readGoodsImport = (ctx: Context, { importId }: { importId: GoodsImportId }): Promise<GoodsImport> =>
  viewGoodsImport(ctx, importId)

type Came = { rows: GoodsRow[]; products: GoodsImport['products'] }

/** What came of each row; before it is taken, what would come. */
export async function comeOf(ctx: Context, row: GoodsImportRow): Promise<Came> {
  const cells = new Map(row.lines.map(({ line, cells: own }) => [line, own]))
  const withCells = (one: Omit<GoodsRow, 'cells'>): GoodsRow => ({ ...one, cells: cells.get(one.row) ?? [] })
  if (row.state !== 'preview') {
    const made = row.deeds.filter(({ before }) => before === null).length
    return { rows: row.outcomes.map(withCells), products: { made, changed: row.deeds.length - made } }
  }
  const { rows, products } = await planGoodsImport(ctx, row)
  const made = products.filter(({ before }) => before === null).length
  return {
    rows: rows.map(({ product, ...rest }) => withCells({ ...rest, productId: product?.before?.id ?? null })),
    products: { made, changed: products.length - made },
  }
}

function countOutcomes(rows: readonly GoodsRow[]): GoodsImport['counts'] {
  const counts: Record<RowOutcome, number> = {
    created: 0,
    updated: 0,
    matched: 0,
    skipped: 0,
    conflict: 0,
    invalid: 0,
  }
  for (const { outcome } of rows) counts[outcome] += 1
  return counts
}

/** Imports of goods, newest first. */
export async function listGoodsImports(ctx: Context): Promise<AnswerOf<typeof listGoodsImportsEndpoint>> {
  const { rows } = await sql<GoodsImportRow & { rows: number }>`
    select id, file_name, state, started_by, created_at, finished_at, undone_at, jsonb_array_length(lines) as rows
      from commerce.goods_imports where tenant_id = ${ctx.tenantId} order by created_at desc, id desc limit 50`.execute(
    db(ctx),
  )
  const cardOf = await cardsOf(
    ctx,
    rows.map(({ started_by }) => started_by),
  )
  return { rows: rows.map((row) => headOf(row, row.rows, cardOf)) }
}

function headOf(row: GoodsImportRow, rows: number, cardOf: (id: PersonId) => PersonCard): GoodsImportHead {
  const { id, name, avatarFileId } = cardOf(row.started_by)
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    rows,
    startedBy: { id, name, avatarFileId },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }
}

/** What would come, or came, of each row, a page at a time. */
export async function listGoodsRows(
  ctx: Context,
  { importId, outcome, after, limit }: RequestOf<typeof listGoodsRowsEndpoint>,
): Promise<AnswerOf<typeof listGoodsRowsEndpoint>> {
  const beyond = /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0
  const { rows } = await comeOf(ctx, await accessGoodsImport(ctx, importId, 'toRead'))
  const left = rows.filter((row) => row.row > beyond && (!outcome || row.outcome === outcome))
  const page = left.slice(0, limit)
  return { rows: page, next: left.length > limit ? String(page.at(-1)?.row) : null }
}
