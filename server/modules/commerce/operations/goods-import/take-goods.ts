/** Takes a table over: every row that can be, in one transaction, and notes what each product was before. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { accessGoodsImport } from '../../access.ts'
import {
  type CategoryId,
  type GoodsImport,
  GoodsImportOver,
  type Product,
  type ProductWords,
  type startGoodsImportEndpoint,
  type VariantId,
} from '../../contract.ts'
import { planGoodsImport } from '../../queries/plan-goods-import.ts'
import { viewGoodsImport } from '../../queries/view-goods-import.ts'
import type { PlannedProduct, Shelved } from '../../rules/plan-goods.ts'
import type { GoodsDeed, GoodsImportRow } from '../../goods-tables.ts'
import { db } from '../../tables.ts'
import { changeProduct, showProduct } from '../change-product.ts'
import { countStock } from '../count-stock.ts'
import { makeProduct } from '../make-product.ts'
import { standInLine } from './stand-in-line.ts'

/** Raises `commerce.goods_import_over`; what somebody else changes meanwhile ends it as `commerce.version_changed`. */
export async function startGoodsImport(
  ctx: Context,
  { importId }: RequestOf<typeof startGoodsImportEndpoint>,
): Promise<GoodsImport> {
  await standInLine(ctx)
  const row = await accessGoodsImport(ctx, importId, 'toChange')
  if (row.state !== 'preview') throw GoodsImportOver()
  const { rows, products } = await planGoodsImport(ctx, row)
  const categoryOf = await openCategories(ctx, products)
  const deeds = new Map<PlannedProduct, GoodsDeed>()
  for (const product of products) deeds.set(product, await take(ctx, product, categoryOf))
  const outcomes = rows.map(({ product, ...rest }) => ({
    ...rest,
    productId: product ? (deeds.get(product)?.productId ?? product.before?.id ?? null) : null,
  }))
  await finish(ctx, row, outcomes, [...deeds.values()])
  return viewGoodsImport(ctx, importId)
}

async function finish(ctx: Context, { id }: GoodsImportRow, outcomes: GoodsImportRow['outcomes'], deeds: GoodsDeed[]) {
  await sql`update commerce.goods_imports set state = 'done', finished_at = ${ctx.now},
      outcomes = ${JSON.stringify(outcomes)}, deeds = ${JSON.stringify(deeds)}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
}

type CategoryOf = (name: string | undefined) => CategoryId | null

/** Categories that are named and not there yet are opened behind the others. */
async function openCategories(ctx: Context, products: readonly PlannedProduct[]): Promise<CategoryOf> {
  const named = [...new Set(products.flatMap(({ says }) => says.category ?? []))]
  const fresh = named.map((name) => ({ id: newId('cat'), name }))
  await sql`insert into commerce.categories (tenant_id, id, name, place)
    select ${ctx.tenantId}, f.id, f.name,
        (select coalesce(max(place), -1) from commerce.categories where tenant_id = ${ctx.tenantId}) + f.nth
      from rows from (jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as (id text, name text)) with ordinality as f (id, name, nth)
    on conflict (tenant_id, name) do nothing`.execute(db(ctx))
  const { rows } = await sql<{ id: CategoryId; name: string }>`
    select id, name from commerce.categories where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  return (name) => (name === undefined ? null : (ids.get(name) ?? null))
}

async function take(ctx: Context, product: PlannedProduct, categoryOf: CategoryOf): Promise<GoodsDeed> {
  const { before, says } = product
  const words = wordsOf(product, categoryOf)
  const written = (
    before
      ? await changeProduct(ctx, { ...words, productId: before.id, version: before.version })
      : await makeProduct(ctx, words)
  ) as Product
  const shown = says.shown ?? before?.shownAt != null
  if (shown !== (written.shownAt !== null)) await showProduct(ctx, { productId: written.id, shown })
  const known = new Set(before?.variants.map(({ id }) => id))
  return {
    productId: written.id,
    title: written.title,
    before: before ? { ...wordsBefore(before), shown: before.shownAt !== null } : null,
    version: written.version,
    added: written.variants.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    stock: before ? await countAnew(ctx, product, before) : [],
  }
}

const usual = {
  kind: 'goods',
  subtitle: '',
  description: '',
  deliveries: ['express'],
  freightFen: 0,
  limitPerOrder: null,
  limitPerPerson: null,
  couponsAllowed: true,
  commissionAllowed: true,
} as const

function wordsOf({ before, title, says, variants }: PlannedProduct, categoryOf: CategoryOf): ProductWords {
  const { category, shown: _, ...said } = says
  const start = before ? wordsBefore(before) : { ...usual, deliveries: ['express' as const], title, pictures: [] }
  const pricesOf = (id: VariantId | null) => before?.variants.find((variant) => variant.id === id)?.prices ?? []
  return {
    ...start,
    ...said,
    title: said.title ?? title,
    categoryId: categoryOf(category) ?? before?.categoryId ?? null,
    communityId: before?.communityId ?? null,
    variants: variants.map(({ id, name, sku, priceFen, onHand }) => ({
      ...(id ? { id } : { onHand: onHand ?? null }),
      ...{ name, sku, priceFen, prices: [...pricesOf(id)] },
    })),
  }
}

/** A product as it could be written again. */
const wordsBefore = ({ variants, pictures, ...product }: Product): ProductWords => ({
  kind: product.kind,
  title: product.title,
  subtitle: product.subtitle,
  description: product.description,
  pictures: pictures.map(({ id, alt }) => ({ id, alt })),
  categoryId: product.categoryId,
  communityId: product.communityId,
  deliveries: product.deliveries,
  freightFen: product.freightFen,
  limitPerOrder: product.limitPerOrder,
  limitPerPerson: product.limitPerPerson,
  couponsAllowed: product.couponsAllowed,
  commissionAllowed: product.commissionAllowed,
  variants: variants.map(({ id, name, sku, priceFen, prices }) => ({ id, name, sku, priceFen, prices: [...prices] })),
})

async function countAnew(ctx: Context, { variants }: PlannedProduct, before: Shelved): Promise<GoodsDeed['stock']> {
  const counted: GoodsDeed['stock'] = []
  for (const { id, onHand } of variants) {
    if (!id || onHand === undefined || onHand === null) continue
    await countStock(ctx, id, { onHand, note: '' })
    counted.push({ variantId: id, was: before.counted[id]?.onHand ?? null, set: onHand })
  }
  return counted
}
