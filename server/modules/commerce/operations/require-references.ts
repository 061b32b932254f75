import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import { readCommunityName } from '../../community/index.ts'
import type { ProductWords } from '../contract.ts'
import { db } from '../tables.ts'

/** What a product names must be there. Raises `kernel.not_found`. */
export async function requireReferences(
  ctx: Context,
  { categoryId, communityId }: Pick<ProductWords, 'categoryId' | 'communityId'>,
): Promise<void> {
  if (communityId) await readCommunityName(ctx, communityId)
  if (!categoryId) return
  const categories = db(ctx).selectFrom('commerce.categories').select('id').where('tenant_id', '=', ctx.tenantId)
  if (!(await categories.where('id', '=', categoryId).executeTakeFirst())) throw NotFound()
}
