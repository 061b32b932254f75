import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { PayoutId } from '../../contract.ts'
import type { PayoutRow } from '../../payout-tables.ts'
import { providerNamed } from '../../providers/known.ts'
import type { ProviderAccount, Transfers, WantedTransfer } from '../../providers/provider.ts'
import { noticeUrl } from '../../queries/notice-url.ts'
import { readProviderAccount } from '../../queries/read-account.ts'
import { db } from '../../tables.ts'

export type TakenPayout = {
  transfers: Transfers
  account: ProviderAccount
  wanted: WantedTransfer
  /** Its number was told to the provider before: it is asked about first (RP-5). */
  asked: boolean
  /** The time to confirm is over: it is to be taken back. */
  isOver: boolean
}

/**
 * Takes a payout in hand to be sent or asked about; null when there is nothing to do. The number is written down before
 * the provider hears of it, and stays the same while that is undecided, however often this is done.
 */
export async function takePayout(
  ctx: Context,
  payoutId: PayoutId,
  payee: string | null = null,
): Promise<TakenPayout | null> {
  const { rows } = await sql<PayoutRow>`
    update commerce.payouts
       set transfer_no = coalesce(transfer_no, ${newId('trf').slice(4)}), tries = tries + 1, failure = null,
           payee = coalesce(${payee && ctx.seal.seal(payee)}, payee), sent_at = coalesce(sent_at, ${ctx.now}),
           state = case when state in ('open', 'held') then 'sent' else state end
     where tenant_id = ${ctx.tenantId} and id = ${payoutId}
       and (state in ('sent', 'waiting', 'held', 'returning') or state = 'open' and expires_at > ${ctx.now})
    returning *`.execute(db(ctx))
  const [row] = rows
  const { transfers } = row ? providerNamed(row.provider) : {}
  if (!row || !transfers) return null
  return {
    transfers,
    account: await readProviderAccount(ctx, row.provider, false),
    wanted: wantedOf(ctx, row),
    asked: row.tries > 1,
    isOver: row.state === 'waiting' && row.expires_at <= ctx.now,
  }
}

function wantedOf(ctx: Context, row: PayoutRow): WantedTransfer {
  return {
    transferNo: row.transfer_no ?? '',
    openid: row.payee ? ctx.seal.open(row.payee) : '',
    amountFen: row.amount_fen,
    remark: row.title,
    scene: row.scene,
    report: row.report,
    noticeUrl: noticeUrl(ctx, row.provider),
    ...(row.payee_name ? { name: ctx.seal.open(row.payee_name) } : {}),
  }
}
