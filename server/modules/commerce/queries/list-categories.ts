import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Category, listCategoriesEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Categories in their order, with how many products are on the shelf in each. */
export async function listCategories(ctx: Context): Promise<AnswerOf<typeof listCategoriesEndpoint>> {
  const { rows } = await sql<Category>`
    select c.id, c.name, (select count(*) from commerce.products p
        where p.tenant_id = c.tenant_id and p.category_id = c.id and p.shown_at is not null)::int as products
      from commerce.categories c where c.tenant_id = ${ctx.tenantId} order by c.place, c.id`.execute(db(ctx))
  return { rows }
}
