import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { OrderId } from '../contract.ts'
import { db } from '../tables.ts'

/** Writes down what became of an order, and who did it. */
export async function noteStep(
  ctx: Context,
  orderId: OrderId,
  step: string,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  await sql`insert into commerce.order_steps (tenant_id, id, order_id, step, by_person, facts, at)
    values (${ctx.tenantId}, ${newId('stp')}, ${orderId}, ${step}, ${by}, ${JSON.stringify(facts)}::jsonb, ${ctx.now})`.execute(
    db(ctx),
  )
}
