import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { type changeProductEndpoint, type showProductEndpoint, VersionChanged } from '../contract.ts'
import { findProduct } from '../queries/list-products.ts'
import { db } from '../tables.ts'
import { nameAlts } from './keep-picture.ts'
import { columnsOf } from './make-product.ts'
import { requireReferences } from './require-references.ts'
import { writeVariants } from './write-variants.ts'

/** Changes a product that nobody else has changed meanwhile. Raises `commerce.version_changed`, `sku_taken`, `picture_gone`. */
export async function changeProduct(
  ctx: Context,
  { productId, version, ...words }: RequestOf<typeof changeProductEndpoint>,
): Promise<AnswerOf<typeof changeProductEndpoint>> {
  await requireReferences(ctx, words)
  const changed = await db(ctx)
    .updateTable('commerce.products')
    .set({ ...columnsOf(words), version: version + 1 })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', productId)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) {
    await findProduct(ctx, productId)
    throw VersionChanged()
  }
  await nameAlts(ctx, words.pictures)
  await writeVariants(ctx, productId, words.variants)
  return findProduct(ctx, productId)
}

/** Puts a product on the shelf or takes it down; orders that were placed go on. */
export async function showProduct(
  ctx: Context,
  { productId, shown }: RequestOf<typeof showProductEndpoint>,
): Promise<AnswerOf<typeof showProductEndpoint>> {
  const { rows } = await sql`
    update commerce.products set shown_at = case when ${shown} then coalesce(shown_at, ${ctx.now}) end
     where tenant_id = ${ctx.tenantId} and id = ${productId} and removed_at is null returning id`.execute(db(ctx))
  if (rows.length === 0) throw NotFound()
  return findProduct(ctx, productId)
}
