import type { Context } from '../../../kernel/context.ts'
import type { ProductId } from '../contract.ts'
import { db } from '../tables.ts'

/** Whether the tenant has such a product, on the shelf or not. */
export async function isProduct(ctx: Context, productId: ProductId): Promise<boolean> {
  const products = db(ctx).selectFrom('commerce.products').select('id').where('tenant_id', '=', ctx.tenantId)
  return (await products.where('id', '=', productId).executeTakeFirst()) !== undefined
}
