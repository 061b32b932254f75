import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import { isAbout } from '../../../../kernel/sheets/kept-meanings.ts'
import { accessGoodsImport } from '../../access.ts'
import {
  type adjustGoodsImportEndpoint,
  type GoodsImport,
  GoodsImportOver,
  type GoodsMeanings,
  GoodsMappingMismatch,
} from '../../contract.ts'
import { viewGoodsImport } from '../../queries/view-goods-import.ts'
import { goodsColumns } from '../../rules/goods-columns.ts'
import { db } from '../../tables.ts'
import { keptGoodsMeanings } from './kept-meanings.ts'

/** Takes what somebody says the columns mean and remembers it for tables with the same headings. */
export async function adjustGoodsImport(
  ctx: Context,
  { importId, mapping, overwrite, setsStock }: RequestOf<typeof adjustGoodsImportEndpoint>,
): Promise<GoodsImport> {
  const { state, headings } = await accessGoodsImport(ctx, importId, 'toChange')
  if (state !== 'preview') throw GoodsImportOver()
  if (mapping) await chooseMapping(ctx, importId, headings, goodsColumns.withoutRepeats(mapping))
  await sql`update commerce.goods_imports set overwrite = coalesce(${overwrite ?? null}, overwrite),
      sets_stock = coalesce(${setsStock ?? null}, sets_stock)
    where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(db(ctx))
  return viewGoodsImport(ctx, importId)
}

async function chooseMapping(ctx: Context, importId: string, headings: readonly string[], mapping: GoodsMeanings) {
  if (!isAbout(mapping, headings)) throw GoodsMappingMismatch()
  await keptGoodsMeanings.keep(ctx, headings, mapping)
  await sql`update commerce.goods_imports set mapping = ${JSON.stringify(mapping)}, remembered = false
    where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(db(ctx))
}
