/** The rows that the sold figures of an activity are counted from: held, paid, ended. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId, VariantId } from '../../commerce/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { ActivityId } from '../contract.ts'
import { db } from '../tables.ts'
import { tellChange } from './tell-change.ts'

type Bought = { activityId: ActivityId; version: number; variantId: VariantId; quantity: number; slot: string }
type Told = { activity_id: ActivityId }

/** Notes what an order buys of an activity. */
export async function writePurchase(
  ctx: Context,
  { activityId, version, variantId, quantity, slot }: Bought,
  row: { order_id: OrderId; person_id: PersonId; total_fen: number },
): Promise<void> {
  await db(ctx)
    .insertInto('promotions.purchases')
    .values({
      tenant_id: ctx.tenantId,
      activity_id: activityId,
      version,
      variant_id: variantId,
      quantity,
      slot,
      ...row,
      held_at: ctx.now,
      paid_at: null,
      ended_at: null,
    })
    .execute()
  tellChange(ctx, activityId)
}

/** The purchases of an order are paid, also those that had lapsed and were paid late. */
export async function markPurchasesPaid(ctx: Context, orderId: OrderId): Promise<void> {
  const { rows } = await sql<Told>`update promotions.purchases set paid_at = ${ctx.now}, ended_at = null
    where tenant_id = ${ctx.tenantId} and order_id = ${orderId} returning activity_id`.execute(db(ctx))
  for (const { activity_id } of rows) tellChange(ctx, activity_id)
}

/** Which of an order end now; none when they had ended before. */
export async function endPurchases(ctx: Context, orderId: OrderId): Promise<ActivityId[]> {
  const { rows } = await sql<Told>`update promotions.purchases set ended_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and order_id = ${orderId} and ended_at is null
    returning activity_id`.execute(db(ctx))
  return rows.map(({ activity_id }) => {
    tellChange(ctx, activity_id)
    return activity_id
  })
}
