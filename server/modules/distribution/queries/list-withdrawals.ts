import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import { readPayoutsOf } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import type { PersonCard } from '../../identity/contract.ts'
import type { listMyWithdrawalsEndpoint, listWithdrawalsEndpoint, Withdrawal } from '../contract.ts'
import { db, type WithdrawalRow } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** A withdrawal as the contract shows it. */
export const withdrawalOf = (
  row: WithdrawalRow,
  promoter: PersonCard,
  hasRealName: boolean,
  payout: Withdrawal['payout'],
): Withdrawal => ({
  id: row.id,
  promoter,
  amountFen: row.amount_fen,
  hasRealName,
  state: row.state,
  askedAt: row.asked_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  paidAt: row.paid_at?.toISOString() ?? null,
  answer: row.answer,
  receipt: row.receipt,
  payout,
})

/** Withdrawals of all promoters, newest first. */
export const listWithdrawals = (
  ctx: Context,
  { open, ...page }: RequestOf<typeof listWithdrawalsEndpoint>,
): Promise<AnswerOf<typeof listWithdrawalsEndpoint>> =>
  pageOf(ctx, sql`(not ${open ?? false} or w.state in ('asked', 'approved', 'sending'))`, page)

/** My withdrawals, newest first. */
export const listMyWithdrawals = (
  ctx: Context,
  page: RequestOf<typeof listMyWithdrawalsEndpoint>,
): Promise<AnswerOf<typeof listMyWithdrawalsEndpoint>> => pageOf(ctx, sql`w.promoter_id = ${actorId(ctx)}`, page)

async function pageOf(
  ctx: Context,
  condition: RawBuilder<unknown>,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const { at, rest } = readMark(after)
  const { rows } = await sql<WithdrawalRow & { named: boolean }>`
    select w.*, p.real_name is not null as named from distribution.withdrawals w
      join distribution.promoters p on p.tenant_id = w.tenant_id and p.person_id = w.promoter_id
     where w.tenant_id = ${ctx.tenantId} and ${condition}
       and (${at}::timestamptz is null or (w.asked_at, w.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by w.asked_at desc, w.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map((row) => row.promoter_id),
  )
  const payouts = await readPayoutsOf(
    ctx,
    'withdrawal',
    page.filter((row) => row.payout_id).map(({ id }) => id),
  )
  return {
    rows: page.map((row) => withdrawalOf(row, cardOf(row.promoter_id), row.named, payouts.get(row.id) ?? null)),
    next: rows.length > limit && last ? markAfter(last.asked_at, last.id) : null,
  }
}
