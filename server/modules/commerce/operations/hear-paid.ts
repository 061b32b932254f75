import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { publishWithin } from '../../../kernel/outbox.ts'
import { bookingWithin } from '../../ledger/index.ts'
import { orderPaid, type Provider } from '../contract.ts'
import type { PaidNotice } from '../providers/provider.ts'
import { db, type OrderRow, type PaymentRow } from '../tables.ts'
import { settleOddly } from './settle-oddly.ts'
import { selling } from './sell-held.ts'
import { settleOrder } from './settle-order.ts'

export type Outcome = 'settled' | 'repeated' | 'unapplied' | 'mismatch' | 'unknown'

export type Late = 'revives' | 'goes_back'

type Settled = OrderRow & { payment_id: PaymentRow['id'] }

/**
 * A payment has arrived: told once or often, in time or late, it ends as a fulfilled order, as a refund, or where somebody
 * looks. The usual case is one statement that checks and writes; the order is locked before, so that of two payments for
 * one order the second finds it paid. With `late: 'goes_back'` an order that lapsed stays so, and its money goes back.
 */
export async function hearPaid(
  ctx: Context,
  provider: Provider,
  notice: PaidNotice,
  late: Late = 'revives',
): Promise<Outcome> {
  const { heard, order } = await settleUsually(ctx, provider, notice)
  if (!heard) return 'repeated'
  if (!order) return settleOddly(ctx, provider, notice, late)
  await settleOrder(ctx, order, { late: false })
  return 'settled'
}

async function settleUsually(ctx: Context, provider: Provider, notice: PaidNotice) {
  const { rows } = await sql<Settled & { heard: number }>`
    with heard as (
      insert into commerce.notices (tenant_id, provider, id, received_at, outcome, facts)
      values (${ctx.tenantId}, ${provider}, ${notice.id}, ${ctx.now}, 'settled', ${JSON.stringify(notice)}::jsonb)
      on conflict do nothing returning id),
    due as (
      select o.id, p.id as payment_id from heard, commerce.payments p
        join commerce.orders o on o.tenant_id = p.tenant_id and o.id = p.order_id
       where p.tenant_id = ${ctx.tenantId} and p.provider = ${provider} and p.trade_no = ${notice.tradeNo}
         and p.state <> 'paid' and p.amount_fen = ${notice.amountFen} and o.state = 'unpaid'
         and o.total_fen = p.amount_fen
         for no key update of o, p),
    payment as (
      update commerce.payments p set state = 'paid', use = 'order', settled_at = ${notice.paidAt}, their_no = ${notice.theirNo}
        from due where p.tenant_id = ${ctx.tenantId} and p.id = due.payment_id returning p.id),
    paid as (
      update commerce.orders o set state = 'paid', paid_at = ${ctx.now}, paid_fen = o.total_fen
        from due, payment where o.tenant_id = ${ctx.tenantId} and o.id = due.id returning o.*, payment.id as payment_id),
    noted as (
      insert into commerce.order_steps (tenant_id, id, order_id, step, facts, at)
      select tenant_id, ${newId('stp')}, id, 'paid', jsonb_build_object('provider', ${provider}::text), ${ctx.now} from paid),
    told as (${publishWithin(
      ctx,
      orderPaid,
      sql`select ${newId('nws')}::text,
      jsonb_build_object('orderId', id, 'buyerId', buyer_id) from paid`,
    )}),
    ${selling(ctx, sql`(select id from paid)`)},
    ${bookingWithin(ctx, {
      book: 'money',
      kind: 'order_paid',
      key: sql`'paid ' || payment_id`,
      about: sql`id`,
      from: sql`paid`,
      movements: [{ debit: `clearing/${provider}`, credit: 'prepaid', amount: notice.amountFen }],
    })}
    select (select count(*) from heard)::int as heard, paid.* from (select) one left join paid on true`.execute(db(ctx))
  const [found] = rows
  return { heard: (found?.heard ?? 0) > 0, order: found?.id ? found : null }
}
