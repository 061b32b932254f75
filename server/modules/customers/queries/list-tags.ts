import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { listCustomerTagsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

const most = 200

/** What customers can be filtered by, the most frequent first. */
export async function listTags(ctx: Context): Promise<AnswerOf<typeof listCustomerTagsEndpoint>> {
  const tags = await sql<{ tag: string; customers: number }>`
    select tag, count(*)::int as customers from customers.customers c cross join unnest(c.tags) as tag
     where c.tenant_id = ${ctx.tenantId} group by tag order by customers desc, tag limit ${most}`.execute(db(ctx))
  const cities = await sql<{ city: string; customers: number }>`
    select city, count(*)::int as customers from customers.customers
     where tenant_id = ${ctx.tenantId} and city <> '' group by city order by customers desc, city limit ${most}`.execute(
    db(ctx),
  )
  return { tags: tags.rows, cities: cities.rows }
}
