import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { readPayoutsOf } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import { bookPosting } from '../../ledger/index.ts'
import {
  type askWithdrawalEndpoint,
  type decideWithdrawalEndpoint,
  NotAPromoter,
  RealNameMissing,
  type WithdrawalId,
  WithdrawalOpen,
  WithdrawalStateWrong,
  WithdrawalTooSmall,
} from '../contract.ts'
import { cardsOf } from '../queries/cards.ts'
import { readPromoter } from '../queries/list-promoters.ts'
import { withdrawalOf } from '../queries/list-withdrawals.ts'
import { rulesAt } from '../queries/read-rules.ts'
import { db, type WithdrawalRow } from '../tables.ts'
import { moveWithdrawn } from './move-withdrawn.ts'
import { transferWithdrawal } from './transfer-withdrawal.ts'

/**
 * Asks for what was earned to be paid out; it is set aside at once. Raises `distribution.withdrawal_open`,
 * `distribution.withdrawal_too_small`, `distribution.real_name_missing`, `ledger.balance_too_low`.
 */
export async function askWithdrawal(
  ctx: Context,
  { amountFen }: RequestOf<typeof askWithdrawalEndpoint>,
): Promise<AnswerOf<typeof askWithdrawalEndpoint>> {
  const me = actorId(ctx)
  const promoter = await readPromoter(ctx, me)
  if (!promoter) throw NotAPromoter()
  const rules = await rulesAt(ctx, ctx.now)
  if (amountFen < rules.least_fen) throw WithdrawalTooSmall({ leastFen: rules.least_fen })
  if (amountFen >= rules.real_name_fen && !promoter.real_name) throw RealNameMissing({ fromFen: rules.real_name_fen })
  const { rows } = await sql<WithdrawalRow>`
    insert into distribution.withdrawals (tenant_id, id, promoter_id, amount_fen, state, asked_at)
    values (${ctx.tenantId}, ${newId('wdr') as WithdrawalId}, ${me}, ${amountFen}, 'asked', ${ctx.now})
    on conflict do nothing returning *`.execute(db(ctx))
  const [asked] = rows
  if (!asked) throw WithdrawalOpen()
  await moveWithdrawn(ctx, asked, 'withdrawal_asked', `available/${me}`, `withdrawing/${me}`)
  return show(ctx, asked)
}

const leads = {
  approve: { from: ['asked'], to: 'approved' },
  decline: { from: ['asked', 'approved'], to: 'declined' },
  paid: { from: ['approved'], to: 'paid' },
  transfer: { from: ['approved'], to: 'approved' },
} as const

/**
 * Approves, declines, has it go out by merchant transfer, or notes that it was paid otherwise. Raises
 * `distribution.withdrawal_state_wrong`, and for a transfer what making a payout raises.
 */
export async function decideWithdrawal(
  ctx: Context,
  { withdrawalId, act, answer, receipt }: RequestOf<typeof decideWithdrawalEndpoint>,
): Promise<AnswerOf<typeof decideWithdrawalEndpoint>> {
  const { from, to } = leads[act]
  const { rows } = await sql<WithdrawalRow>`
    update distribution.withdrawals set state = ${to}, decided_by = ${actorId(ctx)}, decided_at = ${ctx.now},
           answer = ${answer}, receipt = nullif(${receipt}, ''), paid_at = ${to === 'paid' ? ctx.now : null}
     where tenant_id = ${ctx.tenantId} and id = ${withdrawalId} and state = any(${[...from]}::text[])
    returning *`.execute(db(ctx))
  const [decided] = rows
  if (!decided) throw await whyNot(ctx, withdrawalId)
  const person = decided.promoter_id
  if (to === 'declined')
    await moveWithdrawn(ctx, decided, 'withdrawal_declined', `withdrawing/${person}`, `available/${person}`)
  if (to === 'paid') await bookPaid(ctx, decided)
  return show(ctx, act === 'transfer' ? await transferWithdrawal(ctx, decided) : decided)
}

async function whyNot(ctx: Context, id: WithdrawalId) {
  const all = db(ctx).selectFrom('distribution.withdrawals').select('state').where('tenant_id', '=', ctx.tenantId)
  const found = await all.where('id', '=', id).executeTakeFirst()
  return found ? WithdrawalStateWrong({ state: found.state }) : NotFound()
}

async function bookPaid(ctx: Context, paid: WithdrawalRow): Promise<void> {
  await moveWithdrawn(ctx, paid, 'withdrawal_paid', `withdrawing/${paid.promoter_id}`, 'paid')
  await bookPosting(ctx, {
    book: 'money',
    kind: 'withdrawal_paid',
    key: `withdrawal_paid ${paid.id} in money`,
    about: paid.id,
    movements: [{ debit: 'promoters', credit: 'bank', amount: paid.amount_fen }],
  })
}

async function show(ctx: Context, row: WithdrawalRow) {
  const promoter = await readPromoter(ctx, row.promoter_id)
  const payouts = await readPayoutsOf(ctx, 'withdrawal', row.payout_id ? [row.id] : [])
  const card = (await cardsOf(ctx, [row.promoter_id]))(row.promoter_id)
  return withdrawalOf(row, card, Boolean(promoter?.real_name), payouts.get(row.id) ?? null)
}
