import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessOrder } from '../access.ts'
import type { noteOrderEndpoint, settleAttentionEndpoint } from '../contract.ts'
import { readOrder } from '../queries/read-order.ts'
import { db } from '../tables.ts'
import { noteStep } from './note-step.ts'

/** A note that only the desk sees. */
export async function noteOrder(
  ctx: Context,
  { orderId, note }: RequestOf<typeof noteOrderEndpoint>,
): Promise<AnswerOf<typeof noteOrderEndpoint>> {
  await accessOrder(ctx, orderId, 'toChange')
  await sql`update commerce.orders set owner_note = ${note}
    where tenant_id = ${ctx.tenantId} and id = ${orderId}`.execute(db(ctx))
  return readOrder(ctx, { orderId })
}

/** Somebody has looked after what an order needed; how stands in its steps. */
export async function settleAttention(
  ctx: Context,
  { orderId, how }: RequestOf<typeof settleAttentionEndpoint>,
): Promise<AnswerOf<typeof settleAttentionEndpoint>> {
  await accessOrder(ctx, orderId, 'toChange')
  await sql`update commerce.orders set attention = null
    where tenant_id = ${ctx.tenantId} and id = ${orderId}`.execute(db(ctx))
  await noteStep(ctx, orderId, 'attention_settled', { how })
  return readOrder(ctx, { orderId })
}
