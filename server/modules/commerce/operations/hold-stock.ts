import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { SoldOut } from '../contract.ts'
import type { Offer } from '../rules/offer.ts'
import { db } from '../tables.ts'

type Held = { variantId: string; quantity: number }

/** Holds what is counted, all of it or nothing: one conditional statement. Raises `commerce.sold_out`. */
export async function holdStock(ctx: Context, offers: readonly Offer[]): Promise<void> {
  const counted = offers.filter(({ left }) => left !== null)
  if (counted.length === 0) return
  const { rows } = await sql<{ variant_id: string }>`
    with wished as (${inOrder(counted)}), ${locked(ctx)}
    update commerce.stock s set held = s.held + w.quantity from wished w join locked l using ("variantId")
     where s.tenant_id = ${ctx.tenantId} and s.variant_id = w."variantId"
       and s.on_hand - s.held - s.kept_back >= w.quantity
    returning s.variant_id`.execute(db(ctx))
  if (rows.length === counted.length) return
  const held = new Set(rows.map(({ variant_id }) => variant_id))
  const missing = counted.find(({ variantId }) => !held.has(variantId))
  throw SoldOut({ title: missing?.title ?? '', left: 0 })
}

const inOrder = (wishes: readonly Held[]): RawBuilder<unknown> => {
  const rows = wishes.map(({ variantId, quantity }) => ({ variantId, quantity }))
  return sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w ("variantId" text, quantity integer)`
}

/** Several rows are locked in the order of their ids, so that two orders never wait for each other in a ring. */
const locked = (ctx: Context): RawBuilder<unknown> => sql`locked as (
  select variant_id as "variantId" from commerce.stock
   where tenant_id = ${ctx.tenantId} and variant_id in (select "variantId" from wished)
   order by variant_id for no key update)`
