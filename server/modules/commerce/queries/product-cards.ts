import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { ProductId } from '../contract.ts'
import { db } from '../tables.ts'

export type ProductCard = { id: ProductId; title: string; leastFen: number }

/** What products are called, and what the cheapest of their variants costs. */
export async function readProductCards(ctx: Context, ids: readonly ProductId[]): Promise<Map<ProductId, ProductCard>> {
  const { rows } = await sql<ProductCard>`
    select p.id, p.title, coalesce(min(v.price_fen), 0)::bigint as "leastFen" from commerce.products p
      left join commerce.variants v on v.tenant_id = p.tenant_id and v.product_id = p.id and v.retired_at is null
     where p.tenant_id = ${ctx.tenantId} and p.id = any(${ids}::text[]) group by p.id, p.title`.execute(db(ctx))
  return new Map(rows.map((row) => [row.id, row]))
}
