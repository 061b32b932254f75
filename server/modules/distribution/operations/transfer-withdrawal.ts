import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { EndedPayout, PayoutWord } from '../../commerce/index.ts'
import { makePayout } from '../../commerce/index.ts'
import { readPromoter } from '../queries/list-promoters.ts'
import { db, type WithdrawalRow } from '../tables.ts'
import { moveWithdrawn } from './move-withdrawn.ts'

/** A week: a promoter may not look every day. */
const hours = 7 * 24

/**
 * Has what was approved go out by merchant transfer, as commission (scene 1005, W4): the promoter takes and confirms it.
 * Raises `commerce.payouts_off`, `commerce.payout_amount_wrong`, `commerce.payee_name_missing` (K6).
 */
export async function transferWithdrawal(ctx: Context, row: WithdrawalRow): Promise<WithdrawalRow> {
  const promoter = await readPromoter(ctx, row.promoter_id)
  const payoutId = await makePayout(ctx, {
    origin: 'withdrawal',
    originId: row.id,
    personId: row.promoter_id,
    amountFen: row.amount_fen,
    scene: 'commission',
    fund: 'promoters',
    title: '推广佣金提现',
    report: ['社群推广员', '推广商品的佣金'],
    name: promoter?.real_name ? ctx.seal.open(promoter.real_name) : null,
    hours,
    tells: true,
  })
  const { rows } =
    await sql<WithdrawalRow>`update distribution.withdrawals set payout_id = ${payoutId}, state = 'sending'
    where tenant_id = ${ctx.tenantId} and id = ${row.id} returning *`.execute(db(ctx))
  return rows[0] ?? row
}

async function endTransfer(ctx: Context, payout: EndedPayout, state: 'paid' | 'failed' | 'expired') {
  const { rows } = await sql<WithdrawalRow>`
    update distribution.withdrawals set state = ${state}, paid_at = ${state === 'paid' ? ctx.now : null},
           receipt = coalesce(${payout.their_no}, receipt)
     where tenant_id = ${ctx.tenantId} and id = ${payout.origin_id} and state = 'sending' returning *`.execute(db(ctx))
  return rows[0] ?? null
}

async function paid(ctx: Context, payout: EndedPayout): Promise<void> {
  const row = await endTransfer(ctx, payout, 'paid')
  // The money itself was booked with the payout.
  if (row) await moveWithdrawn(ctx, row, 'withdrawal_paid', `withdrawing/${row.promoter_id}`, 'paid')
}

/** Not taken in time, or given up after it had failed: it can be withdrawn again. */
async function returned(ctx: Context, payout: EndedPayout): Promise<void> {
  const row = await endTransfer(ctx, payout, payout.returned_why === 'given_up' ? 'failed' : 'expired')
  const [from, to] = row ? [`withdrawing/${row.promoter_id}`, `available/${row.promoter_id}`] : []
  if (row && from && to) await moveWithdrawn(ctx, row, 'withdrawal_returned', from, to)
}

export const withdrawalWord: PayoutWord = { paid, returned }
