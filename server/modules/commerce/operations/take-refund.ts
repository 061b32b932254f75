import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Provider, RefundId } from '../contract.ts'
import type { ProviderAccount, WantedRefund } from '../providers/provider.ts'
import { noticeUrl } from '../queries/notice-url.ts'
import { readProviderAccount } from '../queries/read-account.ts'
import { db } from '../tables.ts'

type TakenRefund = {
  account: ProviderAccount
  wanted: WantedRefund
  provider: Provider /** Not for the first time. */
  asked: boolean
}

type Found = {
  provider: Provider
  refund_no: string
  trade_no: string
  amount_fen: number
  paid_fen: number
  why: string
  tries: number
}

/** Takes a refund in hand to be sent; null when it is done, or waits for somebody. */
export async function takeRefund(ctx: Context, refundId: RefundId): Promise<TakenRefund | null> {
  const { rows } = await sql<Found>`
    update commerce.refunds r set state = 'sent', tries = r.tries + 1, failure = null
      from commerce.payments p
     where r.tenant_id = ${ctx.tenantId} and r.id = ${refundId} and r.state in ('due', 'sent')
       and p.tenant_id = r.tenant_id and p.id = r.payment_id
    returning p.provider, r.refund_no, p.trade_no, r.amount_fen, p.amount_fen as paid_fen, r.why, r.tries`.execute(
    db(ctx),
  )
  const [found] = rows
  if (!found) return null
  return {
    provider: found.provider,
    asked: found.tries > 1,
    account: await readProviderAccount(ctx, found.provider, false),
    wanted: {
      refundNo: found.refund_no,
      tradeNo: found.trade_no,
      amountFen: found.amount_fen,
      paidFen: found.paid_fen,
      why: found.why,
      noticeUrl: noticeUrl(ctx, found.provider),
    },
  }
}
