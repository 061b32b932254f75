import type { Context } from '../../../kernel/context.ts'
import type { ProductId, VariantId } from '../contract.ts'
import { db } from '../tables.ts'

/** The variants of a product, those that were taken off the shelf too. */
export async function listVariantIds(ctx: Context, productId: ProductId): Promise<VariantId[]> {
  const variants = db(ctx).selectFrom('commerce.variants').select('id').where('tenant_id', '=', ctx.tenantId)
  return (await variants.where('product_id', '=', productId).execute()).map(({ id }) => id)
}
