import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import { headingsKey } from '../../../../kernel/sheets/headings-key.ts'
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
  if (JSON.stringify(mapping.map(({ heading }) => heading)) !== JSON.stringify(headings)) throw GoodsMappingMismatch()
  const said = JSON.stringify(mapping)
  await sql`insert into commerce.goods_mappings (tenant_id, headings_key, mapping, chosen_at)
    values (${ctx.tenantId}, ${headingsKey(headings)}, ${said}, ${ctx.now})
    on conflict (tenant_id, headings_key) do update set mapping = excluded.mapping, chosen_at = excluded.chosen_at`.execute(
    db(ctx),
  )
  await sql`update commerce.goods_imports set mapping = ${said}, remembered = false
    where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(db(ctx))
}
