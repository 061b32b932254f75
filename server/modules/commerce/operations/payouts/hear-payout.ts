import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { bookPosting } from '../../../ledger/index.ts'
import type { PayoutId, PayoutState } from '../../contract.ts'
import type { PayoutRow } from '../../payout-tables.ts'
import { payoutWordOf } from '../../payout-words.ts'
import type { TransferNews } from '../../providers/provider.ts'
import { db } from '../../tables.ts'
import { returnPayout } from './return-payout.ts'

const day = 86_400_000
const undecided: readonly PayoutState[] = ['sent', 'waiting', 'held', 'returning']
/** What the tax office asks of it: chance income of packets, pay for work of commission (P4, K6). */
const taxOf = { marketing: 'tax:incidental_income', commission: 'tax:labour_income' } as const

/**
 * What the provider said of a number of ours, or that it refused to make it. Only what is undecided follows, so that
 * whatever is told late, twice or of an earlier number changes nothing. Returns whether the number was under way.
 */
export async function hearPayout(
  ctx: Context,
  payoutId: PayoutId,
  transferNo: string,
  news: TransferNews | { state: 'refused'; reason: string },
): Promise<boolean> {
  const held = await hold(ctx, payoutId, transferNo)
  if (!held) return false
  if (news.state === 'paid') await end(ctx, held, news.theirNo)
  else if (news.state === 'over') await returnPayout(ctx, held, 'expired')
  else if (news.state === 'waiting') await wait(ctx, held, news.handover)
  else if (news.state === 'failed') await move(ctx, held, 'failed', news.reason)
  else if (news.state === 'refused') await move(ctx, held, 'held', news.reason)
  else await move(ctx, held, news.state === 'cancelling' ? 'returning' : 'sent', null)
  return true
}

async function hold(ctx: Context, id: PayoutId, transferNo: string): Promise<PayoutRow | null> {
  const { rows } = await sql<PayoutRow>`
    select * from commerce.payouts where tenant_id = ${ctx.tenantId} and id = ${id} and transfer_no = ${transferNo}
       and state = any(${[...undecided]}::text[]) for no key update`.execute(db(ctx))
  return rows[0] ?? null
}

async function move(ctx: Context, { id }: PayoutRow, state: PayoutState, failure: string | null): Promise<void> {
  await sql`update commerce.payouts set state = ${state}, failure = ${failure}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
}

/** From now on the payee has a day to confirm. One that is being taken back is not asked for again. */
async function wait(ctx: Context, row: PayoutRow, handover: Record<string, string> | null): Promise<void> {
  if (row.state === 'returning') return
  const until = row.state === 'waiting' ? row.expires_at : new Date(ctx.now.getTime() + day)
  await sql`update commerce.payouts set state = 'waiting', failure = null, expires_at = ${until},
      handover = coalesce(${handover && JSON.stringify(handover)}::jsonb, handover)
    where tenant_id = ${ctx.tenantId} and id = ${row.id}`.execute(db(ctx))
}

async function end(ctx: Context, row: PayoutRow, theirNo: string): Promise<void> {
  await sql`update commerce.payouts set state = 'paid', settled_at = ${ctx.now}, their_no = ${theirNo}, failure = null,
      payee = null, payee_name = null, handover = null
    where tenant_id = ${ctx.tenantId} and id = ${row.id}`.execute(db(ctx))
  await bookPosting(ctx, {
    book: 'money',
    kind: 'payout_paid',
    key: `payout paid ${row.id}`,
    about: row.id,
    movements: [{ debit: `payouts_due/${row.person_id}`, credit: `clearing/${row.provider}`, amount: row.amount_fen }],
    note: taxOf[row.scene],
  })
  await payoutWordOf(row.origin).paid?.(ctx, { ...row, their_no: theirNo })
}
