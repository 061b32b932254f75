/** Takes an import of goods back: what it made goes, what it changed is as before; what lived on since stays. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { NotFound, Problem, type RequestOf } from '../../../../kernel/contract.ts'
import { accessGoodsImport } from '../../access.ts'
import {
  type GoodsImport,
  GoodsImportOver,
  type GoodsUndo,
  type Product,
  type undoGoodsImportEndpoint,
} from '../../contract.ts'
import { findProduct } from '../../queries/list-products.ts'
import { viewGoodsImport } from '../../queries/view-goods-import.ts'
import type { GoodsDeed } from '../../goods-tables.ts'
import { db } from '../../tables.ts'
import { changeProduct, showProduct } from '../change-product.ts'
import { countStock } from '../count-stock.ts'
import { standInLine } from './stand-in-line.ts'

/** Raises `commerce.goods_import_over`. */
export async function undoGoodsImport(
  ctx: Context,
  { importId }: RequestOf<typeof undoGoodsImportEndpoint>,
): Promise<GoodsImport> {
  await standInLine(ctx)
  const { state, deeds } = await accessGoodsImport(ctx, importId, 'toChange')
  if (state !== 'preview' && state !== 'done') throw GoodsImportOver()
  const undone = state === 'done' ? await takeBack(ctx, deeds) : null
  await sql`update commerce.goods_imports set state = ${undone ? 'undone' : 'discarded'}, undone_at = ${ctx.now},
      undone = ${undone ? JSON.stringify(undone) : null}::jsonb
    where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(db(ctx))
  return viewGoodsImport(ctx, importId)
}

async function takeBack(ctx: Context, deeds: readonly GoodsDeed[]): Promise<GoodsUndo> {
  const undone: GoodsUndo = { removed: 0, restored: 0, kept: [] }
  for (const deed of deeds.toReversed()) {
    const done = deed.before ? await restore(ctx, deed) : await remove(ctx, deed)
    if (!done) undone.kept.push({ productId: deed.productId, title: deed.title })
    else if (deed.before) undone.restored += 1
    else undone.removed += 1
  }
  return undone
}

/** What was made goes from every list, unless somebody changed or bought it since. */
async function remove(ctx: Context, { productId, version }: GoodsDeed): Promise<boolean> {
  const { rows } = await sql`update commerce.products p set removed_at = ${ctx.now}, shown_at = null
    where tenant_id = ${ctx.tenantId} and id = ${productId} and version = ${version} and removed_at is null
      and not exists (select from commerce.order_lines l where l.tenant_id = p.tenant_id and l.product_id = p.id)
    returning id`.execute(db(ctx))
  if (rows.length === 0) return false
  // Their item numbers are free again.
  await sql`update commerce.variants set sku = null, retired_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and product_id = ${productId}`.execute(db(ctx))
  return true
}

async function restore(ctx: Context, { productId, version, before, added, stock }: GoodsDeed): Promise<boolean> {
  const now = await findProduct(ctx, productId).catch(goneIsNull)
  if (!now || !before || now.version !== version || (await isBought(ctx, added))) return false
  const { shown, ...words } = before
  await changeProduct(ctx, { ...words, productId, version })
  await sql`update commerce.variants set sku = null
    where tenant_id = ${ctx.tenantId} and id = any(${added}::text[])`.execute(db(ctx))
  if (shown !== (now.shownAt !== null)) await showProduct(ctx, { productId, shown })
  for (const one of stock) await countBack(ctx, one)
  return true
}

async function isBought(ctx: Context, added: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select from commerce.order_lines
    where tenant_id = ${ctx.tenantId} and variant_id = any(${added}::text[]) limit 1`.execute(db(ctx))
  return rows.length > 0
}

/** As many as before, less what was sold and more what came back since. */
async function countBack(ctx: Context, { variantId, was, set }: GoodsDeed['stock'][number]): Promise<void> {
  if (was === null) return
  const { rows } = await sql<{ on_hand: number; held: number }>`select on_hand, held from commerce.stock
    where tenant_id = ${ctx.tenantId} and variant_id = ${variantId} for no key update`.execute(db(ctx))
  const [now] = rows
  if (!now) return
  const onHand = Math.max(now.held, now.on_hand - set + was)
  await countStock(ctx, variantId, { onHand, note: '' })
}

function goneIsNull(fault: unknown): Product | null {
  if (fault instanceof Problem && fault.kind === NotFound) return null
  throw fault
}
