import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { bookPosting } from '../../ledger/index.ts'
import type { RefundId } from '../contract.ts'
import type { RefundAnswer } from '../providers/provider.ts'
import { db, type RefundRow } from '../tables.ts'
import { noteStep } from './note-step.ts'

/**
 * What the provider said of a refund: it is booked when the money is back, and shown where somebody
 * looks when it is refused. One that was refused may still arrive, when somebody saw to it at the provider's own desk.
 */
export async function endRefund(ctx: Context, refundId: RefundId, answer: RefundAnswer): Promise<void> {
  if (answer.state === 'sent') return
  const ended = await end(ctx, refundId, answer)
  if (!ended) return
  if (answer.state === 'done') {
    await bookPosting(ctx, {
      book: 'money',
      kind: 'refund_done',
      key: `refund done ${refundId}`,
      about: ended.order_id,
      movements: [{ debit: 'refunds_due', credit: `clearing/${ended.provider}`, amount: ended.amount_fen }],
    })
  }
  await noteStep(ctx, ended.order_id, answer.state === 'done' ? 'refund_done' : 'refund_failed', {
    amountFen: ended.amount_fen,
    ...(answer.state === 'refused' ? { reason: answer.reason } : {}),
  })
}

async function end(ctx: Context, refundId: RefundId, answer: RefundAnswer) {
  const failure = answer.state === 'refused' ? answer.reason : null
  const { rows } = await sql<RefundRow & { provider: string }>`
    update commerce.refunds r set state = ${failure === null ? 'done' : 'failed'}, failure = ${failure},
           done_at = ${failure === null ? ctx.now : null}
      from commerce.payments p
     where r.tenant_id = ${ctx.tenantId} and r.id = ${refundId} and (r.state in ('due', 'sent') or r.state = 'failed' and ${failure === null})
       and p.tenant_id = r.tenant_id and p.id = r.payment_id
    returning r.*, p.provider`.execute(db(ctx))
  return rows[0] ?? null
}
