import type { Context } from '../../../kernel/context.ts'
import type { PaymentId } from '../contract.ts'
import { db } from '../tables.ts'

/** Nobody has paid it, and nobody can any more. */
export async function endPayment(ctx: Context, paymentId: PaymentId): Promise<void> {
  await db(ctx)
    .updateTable('commerce.payments')
    .set({ state: 'closed' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', paymentId)
    .where('state', '=', 'open')
    .execute()
}
