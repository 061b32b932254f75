import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { fulfilAwaited, listUntouched } from '../../../commerce/index.ts'
import { settlePresaleJob } from '../../jobs/settle-presales.ts'
import type { PresaleId } from '../../contract.ts'
import { db, type PresaleRow } from '../../tables.ts'

/**
 * What the clock does to pre-sales: they are decided when the balance begins, a balance not paid in time ends as told, and
 * what is not on its way when it was due is refunded. Safe to run at any time.
 */
export async function sweepPresales(ctx: Context): Promise<void> {
  await decide(ctx)
  await fail(
    ctx,
    sql`p.state in ('deposited', 'open', 'ordered', 'paid') and exists (select from promotions.call_offs c
    where c.tenant_id = p.tenant_id and c.activity_id = p.activity_id)`,
    'called_off',
  )
  await fail(
    ctx,
    sql`p.state = 'open' and p.balance_until <= ${ctx.now} and p.terms->>'unpaidBalance' = 'refund'`,
    'balance_unpaid',
  )
  await keep(ctx)
  await failUndelivered(ctx)
  await askAgain(ctx)
}

/** Enough pieces with a deposit: the balance is due; too few: it fails. All that is due is decided by one look. */
async function decide(ctx: Context): Promise<void> {
  await sql`
    with counted as (select activity_id, sum(quantity) as pieces from promotions.presales
       where tenant_id = ${ctx.tenantId} and state in ('deposited', 'open', 'ordered', 'paid', 'delivered') group by 1)
    update promotions.presales p
       set state = case when c.pieces >= coalesce((p.terms->>'atLeast')::int, 0) then 'open' else 'failing' end,
           ended_why = case when c.pieces >= coalesce((p.terms->>'atLeast')::int, 0) then null else 'too_few' end
      from counted c
     where p.tenant_id = ${ctx.tenantId} and c.activity_id = p.activity_id and p.state = 'deposited'
       and p.balance_from <= ${ctx.now}`.execute(db(ctx))
}

async function fail(ctx: Context, which: ReturnType<typeof sql>, why: string): Promise<void> {
  await sql`update promotions.presales p set state = 'failing', ended_why = ${why}
    where p.tenant_id = ${ctx.tenantId} and ${which}`.execute(db(ctx))
}

/** A deposit that was told to stay with the shop is earned. */
async function keep(ctx: Context): Promise<void> {
  const { rows } = await sql<PresaleRow>`
    update promotions.presales p set state = 'kept', ended_at = ${ctx.now}, ended_why = 'balance_unpaid'
     where p.tenant_id = ${ctx.tenantId} and p.state = 'open' and p.balance_until <= ${ctx.now}
       and p.terms->>'unpaidBalance' = 'keep' returning *`.execute(db(ctx))
  for (const { deposit_order_id } of rows) await fulfilAwaited(ctx, [deposit_order_id])
}

async function failUndelivered(ctx: Context): Promise<void> {
  const { rows } = await sql<PresaleRow>`select * from promotions.presales
    where tenant_id = ${ctx.tenantId} and state = 'paid' and ships_by <= ${ctx.now} order by ships_by limit 500`.execute(
    db(ctx),
  )
  const untouched = await listUntouched(
    ctx,
    rows.flatMap(({ balance_order_id }) => balance_order_id ?? []),
  )
  await fail(ctx, sql`p.state = 'paid' and p.balance_order_id = any(${untouched}::text[])`, 'not_delivered')
}

/** Each refund is a job of its own, so that one that fails stops no other and is tried again. */
async function askAgain(ctx: Context): Promise<void> {
  const { rows } = await sql<{ id: PresaleId }>`select id from promotions.presales
    where tenant_id = ${ctx.tenantId} and state = 'failing' order by id limit 500`.execute(db(ctx))
  for (const { id } of rows) await askForJob(ctx, settlePresaleJob, { presaleId: id }, { key: `presale ${id}` })
}
