/** A table of goods is read whole before anything begins: it is small, and nothing of it is left lying about. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { Ground } from '../../../../kernel/ground.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { PersonId, TenantId } from '../../../../kernel/people.ts'
import type { Upload } from '../../../../kernel/route.ts'
import { headingsKey } from '../../../../kernel/sheets/headings-key.ts'
import { openSheet } from '../../../../kernel/sheets/open-sheet.ts'
import { actorId } from '../../../identity/index.ts'
import {
  GoodsEmpty,
  GoodsHeadingsMissing,
  type GoodsImport,
  type GoodsImportId,
  type GoodsMeanings,
  GoodsTooLarge,
  GoodsUnreadable,
} from '../../contract.ts'
import { viewGoodsImport } from '../../queries/view-goods-import.ts'
import { goodsColumns } from '../../rules/goods-columns.ts'
import { fenIn } from '../../rules/goods-draft.ts'
import type { GoodsImportRow } from '../../goods-tables.ts'
import { db } from '../../tables.ts'

export type KeptRows = { name: string } & Pick<GoodsImportRow, 'headings' | 'lines'>

export const largestGoodsBytes = 10 * 1024 * 1024
const mostRows = 2000

const reading = {
  isKnown: goodsColumns.isKnown,
  // A price, and no year.
  isFact: (cell: string) => cell.includes('.') && fenIn(cell) !== undefined,
  refusals: {
    unreadable: GoodsUnreadable,
    empty: GoodsEmpty,
    headingsMissing: GoodsHeadingsMissing,
    tooLarge: GoodsTooLarge,
  },
}

/** Raises `commerce.goods_unreadable`, `goods_empty`, `goods_headings_missing`, `goods_too_large`. */
export async function readRows(path: string, name: string): Promise<KeptRows> {
  const sheet = await openSheet(path, name, reading)
  const lines: KeptRows['lines'] = []
  for await (const { cells, line } of sheet.rows())
    if (lines.push({ line, cells: cells.map((cell) => cell.replaceAll('\u0000', '')) }) > mostRows)
      throw GoodsTooLarge({ name })
  if (lines.length === 0) throw GoodsEmpty({ name })
  return { name, headings: sheet.headings, lines }
}

export const keepRows = (_: Ground, __: TenantId, { path, name }: Upload): Promise<KeptRows> =>
  readRows(path, decoded(name))

function decoded(name: string): string {
  try {
    return decodeURIComponent(name).toWellFormed().replaceAll('\u0000', '').slice(-200)
  } catch {
    return name.slice(-200)
  }
}

export async function uploadGoods(ctx: Context, _: unknown, kept: KeptRows): Promise<GoodsImport> {
  return viewGoodsImport(ctx, await recordGoods(ctx, kept, actorId(ctx)))
}

/** What somebody said of the same headings before, else a guess. */
export async function recordGoods(ctx: Context, kept: KeptRows, by: PersonId): Promise<GoodsImportId> {
  const id = newId('gim') as GoodsImportId
  const chosen = await readGoodsMapping(ctx, kept.headings)
  const mapping = chosen ? goodsColumns.remembered(kept.headings, chosen) : goodsColumns.guess(kept.headings)
  await sql`insert into commerce.goods_imports
      (tenant_id, id, file_name, state, headings, mapping, remembered, lines, started_by, created_at)
    values (${ctx.tenantId}, ${id}, ${kept.name}, 'preview', ${JSON.stringify(kept.headings)}, ${JSON.stringify(mapping)},
      ${chosen !== null}, ${JSON.stringify(kept.lines)}, ${by}, ${ctx.now})`.execute(db(ctx))
  return id
}

async function readGoodsMapping(ctx: Context, headings: readonly string[]): Promise<GoodsMeanings | null> {
  const { rows } = await sql<{ mapping: GoodsMeanings }>`select mapping from commerce.goods_mappings
    where tenant_id = ${ctx.tenantId} and headings_key = ${headingsKey(headings)}`.execute(db(ctx))
  return rows[0]?.mapping ?? null
}
