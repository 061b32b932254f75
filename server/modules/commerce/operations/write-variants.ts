import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { type ProductId, type ProductWords, SkuTaken, type VariantId } from '../contract.ts'
import { db } from '../tables.ts'
import { countStock } from './count-stock.ts'

/** Writes the variants of a product as they are named now; those left out are retired, for orders still name them. */
export async function writeVariants(
  ctx: Context,
  productId: ProductId,
  words: ProductWords['variants'],
): Promise<void> {
  const kept = words.map((word) => ({ ...word, id: word.id ?? newId('var'), fresh: !word.id }))
  await sql`update commerce.variants set retired_at = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and product_id = ${productId} and retired_at is null
       and id <> all(${kept.map(({ id }) => id)}::text[])`.execute(db(ctx))
  await requireFreeSkus(ctx, kept)
  for (const [place, word] of kept.entries()) {
    if (word.fresh) await addVariant(ctx, productId, place, word)
    else await changeVariant(ctx, productId, place, word)
    if (word.fresh && word.onHand != null)
      await countStock(ctx, word.id, { onHand: word.onHand, keptBack: 0, note: '' })
  }
  await writePrices(ctx, kept)
}

type Kept = ProductWords['variants'][number] & { id: VariantId; fresh: boolean }

async function requireFreeSkus(ctx: Context, kept: readonly Kept[]): Promise<void> {
  const skus = kept.flatMap(({ sku }) => sku ?? [])
  const twice = skus.find((sku, place) => skus.indexOf(sku) !== place)
  if (twice) throw SkuTaken({ sku: twice })
  const { rows } = await sql<{ sku: string }>`select sku from commerce.variants
    where tenant_id = ${ctx.tenantId} and sku = any(${skus}::text[])
      and id <> all(${kept.map(({ id }) => id)}::text[])`.execute(db(ctx))
  if (rows[0]) throw SkuTaken({ sku: rows[0].sku })
}

async function addVariant(
  ctx: Context,
  productId: ProductId,
  place: number,
  { id, name, sku, priceFen }: Kept,
): Promise<void> {
  await db(ctx)
    .insertInto('commerce.variants')
    .values({
      tenant_id: ctx.tenantId,
      id,
      product_id: productId,
      name,
      sku,
      price_fen: priceFen,
      place,
      retired_at: null,
    })
    .execute()
}

async function changeVariant(
  ctx: Context,
  productId: ProductId,
  place: number,
  { id, name, sku, priceFen }: Kept,
): Promise<void> {
  const changed = await db(ctx)
    .updateTable('commerce.variants')
    .set({ name, sku, price_fen: priceFen, place, retired_at: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('product_id', '=', productId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw NotFound()
}

async function writePrices(ctx: Context, kept: readonly Kept[]): Promise<void> {
  await sql`delete from commerce.prices
    where tenant_id = ${ctx.tenantId} and variant_id = any(${kept.map(({ id }) => id)}::text[])`.execute(db(ctx))
  const prices = kept.flatMap(({ id, prices: own }) =>
    own.map((price) => ({ ...price, variantId: id, id: newId('prc') })),
  )
  if (prices.length === 0) return
  await sql`
    insert into commerce.prices (tenant_id, id, variant_id, list, min_quantity, fen, starts_at, ends_at)
    select ${ctx.tenantId}, id, "variantId", list, "minQuantity", fen, "startsAt", "endsAt"
      from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) as p (id text, "variantId" text, list text,
        "minQuantity" integer, fen bigint, "startsAt" timestamptz, "endsAt" timestamptz)`.execute(db(ctx))
}
