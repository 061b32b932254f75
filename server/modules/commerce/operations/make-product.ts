import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { makeProductEndpoint, ProductId, ProductWords } from '../contract.ts'
import { findProduct } from '../queries/list-products.ts'
import { db } from '../tables.ts'
import { nameAlts } from './keep-picture.ts'
import { requireReferences } from './require-references.ts'
import { writeVariants } from './write-variants.ts'

/** A new product; it is not on the shelf yet. Raises `commerce.sku_taken`, `picture_gone`. */
export async function makeProduct(
  ctx: Context,
  words: RequestOf<typeof makeProductEndpoint>,
): Promise<AnswerOf<typeof makeProductEndpoint>> {
  await requireReferences(ctx, words)
  await nameAlts(ctx, words.pictures)
  const id = newId('prd') as ProductId
  await db(ctx)
    .insertInto('commerce.products')
    .values({
      tenant_id: ctx.tenantId,
      id,
      ...columnsOf(words),
      version: 1,
      made_at: ctx.now,
      shown_at: null,
      removed_at: null,
    })
    .execute()
  await writeVariants(ctx, id, words.variants)
  return findProduct(ctx, id)
}

/** What is said about a product, as its row holds it; variants and prices have rows of their own. */
export const columnsOf = (words: ProductWords) => ({
  kind: words.kind,
  title: words.title,
  subtitle: words.subtitle,
  description: words.description,
  images: words.pictures.map(({ id }) => id),
  category_id: words.categoryId,
  community_id: words.communityId,
  deliveries: words.deliveries,
  freight_fen: words.freightFen,
  limit_per_order: words.limitPerOrder,
  limit_per_person: words.limitPerPerson,
  coupons_allowed: words.couponsAllowed,
  commission_allowed: words.commissionAllowed,
})
