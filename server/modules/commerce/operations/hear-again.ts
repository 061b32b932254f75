/** Payments whose settling failed before: tried again each time they are told, and given back once the order is over. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { OrderId, Provider } from '../contract.ts'
import type { PaidNotice } from '../providers/provider.ts'
import { db } from '../tables.ts'
import { hearPaid, type Outcome } from './hear-paid.ts'
import { noteStep } from './note-step.ts'

const reason = 'settling_failed'

/** Hears a payment, also one that got stuck: then a lapsed order is not tried once more, its money goes back. */
export async function hearAgain(ctx: Context, provider: Provider, notice: PaidNotice): Promise<Outcome> {
  const { rows } = await sql`delete from commerce.notices where tenant_id = ${ctx.tenantId} and provider = ${provider}
    and outcome = 'stuck' and facts->>'tradeNo' = ${notice.tradeNo} returning id`.execute(db(ctx))
  if (rows.length === 0) return hearPaid(ctx, provider, notice)
  const outcome = await hearPaid(ctx, provider, notice, 'goes_back')
  await sql`update commerce.orders o set attention = null from commerce.payments p
    where o.tenant_id = ${ctx.tenantId} and p.tenant_id = o.tenant_id and p.order_id = o.id and p.provider = ${provider}
      and p.trade_no = ${notice.tradeNo} and o.attention = ${reason}`.execute(db(ctx))
  return outcome
}

/** Money came and could not be settled: the order and the notice stand where somebody looks. */
export async function noteStuck(ctx: Context, provider: Provider, notice: PaidNotice): Promise<void> {
  await sql`insert into commerce.notices (tenant_id, provider, id, received_at, outcome, facts)
    values (${ctx.tenantId}, ${provider}, ${notice.id}, ${ctx.now}, 'stuck', ${JSON.stringify(notice)}::jsonb)
    on conflict do nothing`.execute(db(ctx))
  const { rows } = await sql<{
    id: OrderId
  }>`update commerce.orders o set attention = ${reason} from commerce.payments p
    where o.tenant_id = ${ctx.tenantId} and p.tenant_id = o.tenant_id and p.order_id = o.id and p.provider = ${provider}
      and p.trade_no = ${notice.tradeNo} and p.state <> 'paid' and o.attention is distinct from ${reason}
    returning o.id`.execute(db(ctx))
  for (const { id } of rows) await noteStep(ctx, id, reason)
}
