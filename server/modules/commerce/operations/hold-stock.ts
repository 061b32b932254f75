import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'

/**
 * A part of a statement (`held`) that holds what is counted, each piece by a condition: whoever finds fewer rows than
 * wished takes nothing. Several rows are locked in the order of their ids, so that two orders never wait in a ring.
 */
export function holding(ctx: Context, wishes: readonly { variantId: string; quantity: number }[]): RawBuilder<unknown> {
  return sql`wished as (select * from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb)
      as w ("variantId" text, quantity integer)),
    locked as (select variant_id as "variantId" from commerce.stock
      where tenant_id = ${ctx.tenantId} and variant_id in (select "variantId" from wished)
      order by variant_id for no key update),
    held as (update commerce.stock s set held = s.held + w.quantity from wished w join locked l using ("variantId")
      where s.tenant_id = ${ctx.tenantId} and s.variant_id = w."variantId"
        and s.on_hand - s.held - s.kept_back >= w.quantity
      returning s.variant_id)`
}
