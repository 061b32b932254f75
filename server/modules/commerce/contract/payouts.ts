/** Payouts (付款给个人): money of the house that goes to one person by merchant transfer, and how they take it. */
import { z } from 'zod'
import { endpoint, idOf, instant, pageOf } from '../../../kernel/contract.ts'
import { someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { provider } from './shapes.ts'

export const payoutId = idOf('pyo')
export type PayoutId = z.infer<typeof payoutId>

/** 红包, 提现. */
export const payoutOrigin = z.enum(['red_packet', 'withdrawal'])
export type PayoutOrigin = z.infer<typeof payoutOrigin>

/** 待领取, 处理中, 待确认, 待商家处理, 失败, 退款中, 已领取, 已退款. */
export const payoutState = z.enum(['open', 'sent', 'waiting', 'held', 'failed', 'returning', 'paid', 'returned'])
export type PayoutState = z.infer<typeof payoutState>

export const payout = z.object({
  id: payoutId,
  origin: payoutOrigin,
  title: z.string(),
  amountFen: someFen,
  provider,
  state: payoutState,
  /** Until then it can be taken or confirmed; afterwards the money goes back to where it came from. */
  expiresAt: instant,
  settledAt: instant.nullable(),
  returnedWhy: z.enum(['expired', 'given_up']).nullable(),
  may: z.array(z.enum(['collect', 'confirm'])),
  /** What the payee's device needs to confirm: an address of ours, or the fields of a call inside WeChat. */
  handover: z.record(z.string(), z.string()),
})
export type Payout = z.infer<typeof payout>

export const readPayoutEndpoint = endpoint({
  name: 'commerce.read_payout',
  route: 'GET /payouts/:payoutId',
  summary: 'A payout of mine as it is now',
  input: z.object({ payoutId }),
  output: payout,
})
export const listMyPayoutsEndpoint = endpoint({
  name: 'commerce.list_my_payouts',
  route: 'GET /me/payouts',
  summary: 'What was paid out to me or waits for me, newest first',
  input: z.object({
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: pageOf(payout),
})
export const collectPayoutEndpoint = endpoint({
  name: 'commerce.collect_payout',
  route: 'POST /payouts/:payoutId/collection',
  summary: 'Take a payout: it is sent once, and answers with what my device needs to confirm it',
  input: z.object({
    payoutId,
    /** What I brought back from saying to the provider who I am; good once. Sandbox needs none. */
    payeeCode: z
      .string()
      .regex(/^[\w-]{8,256}$/)
      .optional(),
  }),
  output: payout,
  problems: [
    problems.PayoutStateWrong,
    problems.PayeeUnknown,
    problems.ProviderOff,
    problems.PaymentsOff,
    problems.ProviderUnreachable,
    problems.ProviderRefused,
  ],
})
export const readPayeeSignInEndpoint = endpoint({
  name: 'commerce.read_payee_sign_in',
  route: 'GET /payouts/:payoutId/payee-sign-in',
  summary: 'Where a payee inside WeChat goes to be known there, and comes back from with a code and `state`',
  input: z.object({ payoutId, state: z.string().regex(/^\w{16,64}$/) }),
  output: z.object({ url: z.string() }),
  problems: [problems.ProviderOff, problems.PayeeUnknown],
})
export const actSandboxPayoutEndpoint = endpoint({
  name: 'commerce.act_sandbox_payout',
  route: 'POST /payouts/:payoutId/sandbox',
  summary: 'Play the payee of the sandbox: confirm, let the day pass, or have it fail',
  input: z.object({ payoutId, act: z.enum(['confirm', 'expire', 'fail']) }),
  output: payout,
  problems: [problems.ProviderOff, problems.PayoutStateWrong],
})
export const retryPayoutEndpoint = endpoint({
  name: 'commerce.retry_payout',
  route: 'POST /payouts/:payoutId/retry',
  summary: 'Try again: an undecided one under its number, asked about first; one that failed for good under another',
  input: z.object({ payoutId }),
  output: payout,
  problems: [problems.PayoutStateWrong],
})
export const giveUpPayoutEndpoint = endpoint({
  name: 'commerce.give_up_payout',
  route: 'POST /payouts/:payoutId/given-up',
  summary: 'Give up one that did not go through: the money goes back to where it came from',
  input: z.object({ payoutId, why: z.string().trim().min(1).max(200) }),
  output: payout,
  problems: [problems.PayoutStateWrong],
})
