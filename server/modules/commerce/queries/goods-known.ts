import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { ProductId } from '../contract.ts'
import type { GoodsDraft } from '../rules/goods-draft.ts'
import type { Known, Shelved } from '../rules/plan-goods.ts'
import { db } from '../tables.ts'
import { listCategories } from './list-categories.ts'
import { findThings } from './list-products.ts'

/** All products that rows of a table may mean, and whose the item numbers are that it names. */
export async function findGoodsKnown(ctx: Context, drafts: readonly GoodsDraft[]): Promise<Known> {
  const skus = drafts.flatMap(({ variant }) => variant.sku ?? [])
  const ids = drafts.flatMap(({ variant }) => variant.id ?? [])
  const titles = drafts.flatMap(({ product }) => product.title ?? [])
  const { rows } = await sql<Known['skus'][number]>`
    select v.sku, v.product_id as "productId", p.title, v.retired_at is not null as retired
      from commerce.variants v join commerce.products p on p.tenant_id = v.tenant_id and p.id = v.product_id
     where v.tenant_id = ${ctx.tenantId} and v.sku = any(${skus}::text[])`.execute(db(ctx))
  const owners = [...new Set(rows.map(({ productId }) => productId))]
  const products = await readShelved(
    ctx,
    sql`(p.title = any(${titles}::text[]) or p.id = any(${owners}::text[])
      or p.id in (select v.product_id from commerce.variants v where v.tenant_id = p.tenant_id and v.id = any(${ids}::text[])))`,
  )
  return { products, skus: rows }
}

/** Products with their category by name and what is on hand, held pieces too. */
export async function readShelved(ctx: Context, condition: ReturnType<typeof sql>): Promise<Shelved[]> {
  const products = await findThings(ctx, sql`${condition} order by p.made_at, p.id`)
  const { rows: categories } = await listCategories(ctx)
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  const counted = await readCounted(
    ctx,
    products.map(({ id }) => id),
  )
  return products.map((product) => ({
    ...product,
    category: product.categoryId ? (names.get(product.categoryId) ?? '') : '',
    counted: counted.get(product.id) ?? {},
  }))
}

type Counted = Shelved['counted']

async function readCounted(ctx: Context, ids: readonly ProductId[]): Promise<Map<ProductId, Counted>> {
  const { rows } = await sql<{ productId: ProductId; counted: Counted }>`
    select v.product_id as "productId", json_object_agg(s.variant_id, json_build_object('onHand', s.on_hand, 'held', s.held)) as counted
      from commerce.stock s join commerce.variants v on v.tenant_id = s.tenant_id and v.id = s.variant_id
     where s.tenant_id = ${ctx.tenantId} and v.product_id = any(${ids}::text[]) group by 1`.execute(db(ctx))
  return new Map(rows.map(({ productId, counted }) => [productId, counted]))
}
