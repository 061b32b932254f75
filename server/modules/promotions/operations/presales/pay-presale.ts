/** What payments, lapses and refunds mean for a pre-sale: its deposit and its balance are orders of their own. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import type { Acceptance, OriginOrder } from '../../../commerce/index.ts'
import { settlePresaleJob } from '../../jobs/settle-presales.ts'
import { readCallOff } from '../../queries/presales/read-presale.ts'
import { db, type PresaleRow } from '../../tables.ts'
import { returnPresalePieces, takePresalePieces } from './pieces.ts'

const isDeposit = (order: OriginOrder) => (order.terms as { part: 'deposit' | 'balance' }).part === 'deposit'

/** What a paid deposit or balance leads to. */
export const payPresale = (ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> =>
  isDeposit(order) ? payDeposit(ctx, order, late) : payBalance(ctx, order)

/** A deposit waits for its balance; one that comes when the pre-sale is decided or called off goes back. */
async function payDeposit(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  const row = await lock(ctx, sql`deposit_order_id = ${order.id}`)
  if (!row || row.balance_from <= ctx.now || (await readCallOff(ctx, row.activity_id)))
    return { refund: 'presale_over' }
  if (late && !(await takePresalePieces(ctx, row))) return { refund: 'sold_out' }
  await sql`update promotions.presales set state = 'deposited', deposited_at = ${ctx.now}, ended_at = null, ended_why = null
    where tenant_id = ${ctx.tenantId} and id = ${row.id}`.execute(db(ctx))
  return { awaits: 'presale' }
}

/** Paid, late as well while it is still open; else all of it goes back. */
async function payBalance(ctx: Context, order: OriginOrder): Promise<Acceptance> {
  const { rows } = await sql`
    update promotions.presales set state = 'paid', paid_at = ${ctx.now}, balance_order_id = ${order.id}
     where tenant_id = ${ctx.tenantId} and id = ${order.origin_id} and state in ('open', 'ordered')
       and (state = 'open' or balance_order_id = ${order.id}) and balance_until > ${ctx.now}
    returning id`.execute(db(ctx))
  return rows.length > 0 ? { awaits: null } : { refund: 'presale_over' }
}

/** Not paid: the pieces of a deposit are there again; a balance can be ordered again while there is time. */
export async function lapsePresale(ctx: Context, order: OriginOrder): Promise<void> {
  if (isDeposit(order)) return end(ctx, order, ['held'], 'lapsed', 'unpaid')
  await sql`update promotions.presales set state = 'open', balance_order_id = null
    where tenant_id = ${ctx.tenantId} and balance_order_id = ${order.id} and state = 'ordered'`.execute(db(ctx))
}

/** All money of one of its orders went back. With the balance goes the deposit: nothing is kept of what was not sold. */
export async function refundPresale(ctx: Context, order: OriginOrder): Promise<void> {
  if (isDeposit(order)) return end(ctx, order, ['held', 'deposited', 'open'], 'refunded', 'deposit_refunded')
  const { rows } = await sql<PresaleRow>`
    update promotions.presales set state = 'failing', ended_why = 'balance_refunded'
     where tenant_id = ${ctx.tenantId} and balance_order_id = ${order.id} and state in ('paid', 'delivered')
    returning *`.execute(db(ctx))
  for (const { id } of rows) await askForJob(ctx, settlePresaleJob, { presaleId: id }, { key: `presale ${id}` })
}

async function end(ctx: Context, order: OriginOrder, from: string[], to: string, why: string): Promise<void> {
  const { rows } = await sql<PresaleRow>`
    update promotions.presales set state = ${to}, ended_at = ${ctx.now}, ended_why = ${why}
     where tenant_id = ${ctx.tenantId} and deposit_order_id = ${order.id} and state = any(${from}::text[])
    returning *`.execute(db(ctx))
  for (const row of rows) await returnPresalePieces(ctx, row)
}

async function lock(ctx: Context, which: ReturnType<typeof sql>): Promise<PresaleRow | null> {
  const { rows } = await sql<PresaleRow>`select * from promotions.presales
    where tenant_id = ${ctx.tenantId} and ${which} and state in ('held', 'lapsed') for no key update`.execute(db(ctx))
  return rows[0] ?? null
}
