import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { arrangeCategoriesEndpoint } from '../contract.ts'
import { listCategories } from '../queries/list-categories.ts'
import { db } from '../tables.ts'

/** The categories in their order, as one whole; products of one that is left out have none afterwards. */
export async function arrangeCategories(
  ctx: Context,
  { categories }: RequestOf<typeof arrangeCategoriesEndpoint>,
): Promise<AnswerOf<typeof arrangeCategoriesEndpoint>> {
  const own = ctx.tenantId
  const kept = categories.map(({ id, name }, place) => ({ id: id ?? newId('cat'), name, place }))
  const ids = kept.map(({ id }) => id)
  await sql`update commerce.products set category_id = null
    where tenant_id = ${own} and category_id is not null and category_id <> all(${ids}::text[])`.execute(db(ctx))
  await sql`delete from commerce.categories where tenant_id = ${own} and id <> all(${ids}::text[])`.execute(db(ctx))
  // Names may change places: first they all make way.
  await sql`update commerce.categories set name = id where tenant_id = ${own}`.execute(db(ctx))
  await sql`
    insert into commerce.categories (tenant_id, id, name, place)
    select ${own}, id, name, place from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as c (id text, name text, place integer)
    on conflict (tenant_id, id) do update set name = excluded.name, place = excluded.place`.execute(db(ctx))
  return listCategories(ctx)
}
