/** Withdrawal of what was earned, and the statement for the tax office. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { PayeeNameMissing, PayoutAmountWrong, payoutId, PayoutsOff, payoutState } from '../../commerce/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { BalanceTooLow, fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { withdrawalId, withdrawalState } from './shapes.ts'

export const withdrawal = z.object({
  id: withdrawalId,
  promoter: personCard,
  amountFen: fen,
  /** A real name was needed for so much; it is registered. */
  hasRealName: z.boolean(),
  state: withdrawalState,
  askedAt: instant,
  decidedAt: instant.nullable(),
  paidAt: instant.nullable(),
  answer: z.string(),
  receipt: z.string().nullable(),
  /** The merchant transfer it goes out by, for its promoter to take. */
  payout: z.object({ id: payoutId, state: payoutState }).nullable(),
})
export type Withdrawal = z.infer<typeof withdrawal>

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const askWithdrawalEndpoint = endpoint({
  name: 'distribution.ask_withdrawal',
  route: 'POST /me/withdrawals',
  summary: 'Ask for what I earned to be paid out; one at a time',
  input: z.object({ amountFen: someFen }),
  output: withdrawal,
  problems: [
    problems.NotAPromoter,
    problems.WithdrawalOpen,
    problems.WithdrawalTooSmall,
    problems.RealNameMissing,
    BalanceTooLow,
  ],
})
export const listMyWithdrawalsEndpoint = endpoint({
  name: 'distribution.list_my_withdrawals',
  route: 'GET /me/withdrawals',
  summary: 'My withdrawals, newest first',
  input: z.object(afterwards),
  output: pageOf(withdrawal),
})
export const listWithdrawalsEndpoint = endpoint({
  name: 'distribution.list_withdrawals',
  route: 'GET /distribution/withdrawals',
  summary: 'Withdrawals of all promoters, newest first',
  input: z.object({ open: z.stringbool().optional(), ...afterwards }),
  output: pageOf(withdrawal),
})
export const decideWithdrawalEndpoint = endpoint({
  name: 'distribution.decide_withdrawal',
  route: 'PUT /distribution/withdrawals/:withdrawalId',
  summary:
    'Approve, decline (the money is available again), have it go out by merchant transfer, or note how it was paid otherwise',
  input: z.object({
    withdrawalId,
    act: z.enum(['approve', 'decline', 'transfer', 'paid']),
    answer: z.string().trim().max(200).default(''),
    receipt: z.string().trim().max(100).default(''),
  }),
  output: withdrawal,
  problems: [problems.WithdrawalStateWrong, PayoutsOff, PayoutAmountWrong, PayeeNameMissing],
})
export const exportPayoutsEndpoint = endpoint({
  name: 'distribution.export_payouts',
  route: 'GET /distribution/payouts',
  summary: 'What each promoter was paid in a month, with their real names, for the tax office; as CSV',
  input: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  output: z.object({}),
  transfer: 'binary',
})
