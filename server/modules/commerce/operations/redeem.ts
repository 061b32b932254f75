import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessOrder } from '../access.ts'
import { CodeUnknown, CodeUsed, OrderAwaits, type OrderId, type redeemEndpoint } from '../contract.ts'
import { readOrder } from '../queries/read-order.ts'
import { db } from '../tables.ts'
import { receiveOrder } from './receive-order.ts'

/** Redeems a code: one conditional statement, so that of fifty scanners one succeeds. Raises `commerce.code_used`, `commerce.code_unknown`. */
export async function redeem(
  ctx: Context,
  ask: RequestOf<typeof redeemEndpoint>,
): Promise<AnswerOf<typeof redeemEndpoint>> {
  const code = ask.code.replace(/ /g, '')
  const orderId = await take(ctx, code)
  const order = await accessOrder(ctx, orderId, 'toChange')
  if (order.awaits) throw OrderAwaits()
  await receiveOrder(ctx, order, 'fetch')
  return readOrder(ctx, { orderId })
}

async function take(ctx: Context, code: string): Promise<OrderId> {
  const { rows } = await sql<{ order_id: OrderId }>`
    update commerce.redeem_codes set redeemed_at = ${ctx.now},
           redeemed_by = ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}
     where tenant_id = ${ctx.tenantId} and code = ${code} and redeemed_at is null and void_at is null
    returning order_id`.execute(db(ctx))
  if (rows[0]) return rows[0].order_id
  const used = await db(ctx)
    .selectFrom('commerce.redeem_codes')
    .select('redeemed_at')
    .where('tenant_id', '=', ctx.tenantId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (used?.redeemed_at) throw CodeUsed({ at: used.redeemed_at.toISOString() })
  throw CodeUnknown()
}
