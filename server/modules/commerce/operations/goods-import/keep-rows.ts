/** A table of goods is read whole before anything begins: it is small, and nothing of it is left lying about. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { Ground } from '../../../../kernel/ground.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { PersonId, TenantId } from '../../../../kernel/people.ts'
import type { Upload } from '../../../../kernel/route.ts'
import { uploadedName } from '../../../../kernel/uploaded-name.ts'
import { openSheet } from '../../../../kernel/sheets/open-sheet.ts'
import { actorId } from '../../../identity/index.ts'
import {
  GoodsEmpty,
  GoodsHeadingsMissing,
  type GoodsImport,
  type GoodsImportId,
  GoodsTooLarge,
  GoodsUnreadable,
} from '../../contract.ts'
import { viewGoodsImport } from '../../queries/view-goods-import.ts'
import { goodsColumns } from '../../rules/goods-columns.ts'
import { fenIn } from '../../rules/goods-draft.ts'
import type { GoodsImportRow } from '../../goods-tables.ts'
import { db } from '../../tables.ts'
import { keptGoodsMeanings } from './kept-meanings.ts'

type KeptRows = { name: string } & Pick<GoodsImportRow, 'headings' | 'lines'>

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

/** Reads an uploaded table before the transaction begins; its rows are kept, not the file. */
export const keepRows = (_: Ground, __: TenantId, { path, name }: Upload): Promise<KeptRows> =>
  readRows(path, uploadedName(name))

/** Notes an uploaded table as an import to look at. */
export async function uploadGoods(ctx: Context, _: unknown, kept: KeptRows): Promise<GoodsImport> {
  return viewGoodsImport(ctx, await recordGoods(ctx, kept, actorId(ctx)))
}

/** What somebody said of the same headings before, else a guess. */
export async function recordGoods(ctx: Context, kept: KeptRows, by: PersonId): Promise<GoodsImportId> {
  const id = newId('gim') as GoodsImportId
  const { mapping, remembered } = goodsColumns.mean(kept.headings, await keptGoodsMeanings.read(ctx, kept.headings))
  await sql`insert into commerce.goods_imports
      (tenant_id, id, file_name, state, headings, mapping, remembered, lines, started_by, created_at)
    values (${ctx.tenantId}, ${id}, ${kept.name}, 'preview', ${JSON.stringify(kept.headings)}, ${JSON.stringify(mapping)},
      ${remembered}, ${JSON.stringify(kept.lines)}, ${by}, ${ctx.now})`.execute(db(ctx))
  return id
}
