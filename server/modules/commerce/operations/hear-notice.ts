/** What providers tell beside payments: refunds, money given back at their own desk, and what is not for us at all. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId, PayoutId, Provider, RefundId } from '../contract.ts'
import type { Heard, PaidNotice, RefundNotice, TransferNotice } from '../providers/provider.ts'
import { db } from '../tables.ts'
import { endRefund } from './end-refund.ts'
import { noteStep } from './note-step.ts'
import { hearPayout } from './payouts/hear-payout.ts'

type Outcome = 'settled' | 'unknown' | 'mismatch' | 'foreign'

/** A refund has come to its end; one we never asked for, or of another amount, is put where somebody looks. */
export async function hearRefund(ctx: Context, provider: Provider, notice: RefundNotice): Promise<void> {
  const refund = await findRefund(ctx, provider, notice)
  const isOther = refund && notice.amountFen !== null && refund.amount_fen !== notice.amountFen
  const outcome = !refund ? 'unknown' : isOther ? 'mismatch' : 'settled'
  const { id, refundNo, tradeNo, amountFen } = notice
  if (!(await keep(ctx, provider, id, outcome, { refundNo, tradeNo, amountFen }))) return
  if (refund && outcome === 'settled') await endRefund(ctx, refund.id, notice.answer)
}

async function findRefund(ctx: Context, provider: Provider, { refundNo, tradeNo }: RefundNotice) {
  const { rows } = await sql<{ id: RefundId; amount_fen: number }>`
    select r.id, r.amount_fen from commerce.refunds r
      join commerce.payments p on p.tenant_id = r.tenant_id and p.id = r.payment_id
     where r.tenant_id = ${ctx.tenantId} and r.refund_no = ${refundNo} and p.provider = ${provider}
       and p.trade_no = ${tradeNo}`.execute(db(ctx))
  return rows[0] ?? null
}

/** A payout has come to its end; one we never made, of another amount, or that was over already is put where somebody looks. */
export async function hearTransfer(ctx: Context, provider: Provider, notice: TransferNotice): Promise<void> {
  const { id, transferNo, amountFen, news } = notice
  const { rows } = await sql<{ id: PayoutId; amount_fen: number; agrees: boolean }>`
    select p.id, p.amount_fen, case when ${news.state === 'paid'} then p.state = 'paid' and p.transfer_no = ${transferNo}
             else p.state in ('failed', 'returned') or ${transferNo} = any(p.earlier_nos) end as agrees
      from commerce.payouts p where p.tenant_id = ${ctx.tenantId} and p.provider = ${provider}
       and (p.transfer_no = ${transferNo} or ${transferNo} = any(p.earlier_nos))`.execute(db(ctx))
  const [payout] = rows
  const isOurs = payout?.amount_fen === amountFen
  const settled = payout && isOurs && ((await hearPayout(ctx, payout.id, transferNo, news)) || payout.agrees)
  const outcome = !payout ? 'unknown' : settled ? 'settled' : 'mismatch'
  await keep(ctx, provider, id, outcome, { transferNo, amountFen, state: news.state })
}

/** Well signed, but about somebody else's account: nothing is done, and somebody sees it. */
export async function hearForeign(
  ctx: Context,
  provider: Provider,
  { id, tradeNo, amountFen }: Extract<Heard, { kind: 'foreign' }>,
): Promise<void> {
  await keep(ctx, provider, id, 'foreign', { tradeNo, amountFen })
}

/** Paid and given back at the provider's own desk before we heard of it: no money of ours, and somebody has to look. */
export async function hearGivenBack(ctx: Context, provider: Provider, notice: PaidNotice): Promise<void> {
  const { tradeNo, theirNo, amountFen } = notice
  if (!(await keep(ctx, provider, notice.id, 'unknown', { tradeNo, theirNo, amountFen, refunded: true }))) return
  const { rows } = await sql<{ id: OrderId }>`
    update commerce.orders o set attention = 'refunded_elsewhere' from commerce.payments p
     where o.tenant_id = ${ctx.tenantId} and p.tenant_id = o.tenant_id and p.order_id = o.id and p.provider = ${provider}
       and p.trade_no = ${tradeNo} and p.state <> 'paid' returning o.id`.execute(db(ctx))
  for (const { id } of rows) await noteStep(ctx, id, 'refunded_elsewhere', { amountFen })
}

/** Keeps a notice; false when it was told before. */
async function keep(ctx: Context, provider: Provider, id: string, outcome: Outcome, facts: object): Promise<boolean> {
  const { rows } = await sql`insert into commerce.notices (tenant_id, provider, id, received_at, outcome, facts)
    values (${ctx.tenantId}, ${provider}, ${id}, ${ctx.now}, ${outcome}, ${JSON.stringify(facts)}::jsonb)
    on conflict do nothing returning id`.execute(db(ctx))
  return rows.length > 0
}
