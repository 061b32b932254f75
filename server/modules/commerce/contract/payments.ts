/** Paying, and what providers tell. */
import { z } from 'zod'
import { day, endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { tenantId } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { orderId, paymentId, provider, refund, refundId } from './shapes.ts'

export const payWay = z.enum(['page', 'jsapi', 'native', 'h5'])
export type PayWay = z.infer<typeof payWay>

export const payment = z.object({
  id: paymentId,
  orderId,
  provider,
  way: payWay,
  amountFen: fen,
  state: z.enum(['open', 'paid', 'closed']),
  expiresAt: instant,
  /** What the buyer's device needs to go on: an address, a code to scan, or the fields of a call. */
  handover: z.record(z.string(), z.string()),
})
export type Payment = z.infer<typeof payment>

export const openPaymentEndpoint = endpoint({
  name: 'commerce.open_payment',
  route: 'POST /orders/:orderId/payments',
  summary: 'Begin to pay an order with a provider',
  input: z.object({
    orderId,
    provider: provider.default('sandbox'),
    way: payWay.default('page'),
    /** Who pays inside WeChat, as their own client knows them there; only used to begin the payment, never kept. */
    openid: z
      .string()
      .regex(/^[\w-]{6,128}$/)
      .optional(),
    /** Or what they brought back from signing in there; good once. */
    payerCode: z
      .string()
      .regex(/^[\w-]{8,256}$/)
      .optional(),
  }),
  output: payment,
  problems: [
    problems.OrderStateWrong,
    problems.PaymentExpired,
    problems.ProviderOff,
    problems.PaymentsOff,
    problems.PayerUnknown,
    problems.ProviderUnreachable,
    problems.ProviderRefused,
  ],
})
export const readPayerSignInEndpoint = endpoint({
  name: 'commerce.read_payer_sign_in',
  route: 'GET /orders/:orderId/payer-sign-in',
  summary: 'Where a payer inside WeChat goes to be known there, and comes back from with a code and `state`',
  input: z.object({ orderId, provider: provider.default('wechat'), state: z.string().regex(/^\w{16,64}$/) }),
  output: z.object({ url: z.string() }),
  problems: [problems.ProviderOff, problems.PayerUnknown],
})
export const listProvidersEndpoint = endpoint({
  name: 'commerce.list_providers',
  route: 'GET /payment-providers',
  summary: 'With what one can pay here',
  output: z.object({ rows: z.array(z.object({ provider, ways: z.array(payWay) })) }),
})
export const readPaymentEndpoint = endpoint({
  name: 'commerce.read_payment',
  route: 'GET /payments/:paymentId',
  summary: 'Whether a payment of mine has arrived',
  input: z.object({ paymentId }),
  output: payment,
})
export const actSandboxEndpoint = endpoint({
  name: 'commerce.act_sandbox',
  route: 'POST /payments/:paymentId/sandbox',
  summary: 'Play the payer of the sandbox: pay, fail, pay twice, pay another amount; only while it is switched on',
  input: z.object({ paymentId, act: z.enum(['pay', 'fail', 'pay_twice', 'pay_short']) }),
  output: payment,
  problems: [problems.ProviderOff],
})
export const retryRefundEndpoint = endpoint({
  name: 'commerce.retry_refund',
  route: 'POST /refunds/:refundId/retry',
  summary: 'Ask the provider again for a refund that failed, under the same number',
  input: z.object({ refundId }),
  output: refund,
  problems: [problems.OrderStateWrong],
})
/** Banks whose debit cards the provider refunds to, by its own names (开户银行). */
export const refundBank = z.enum([
  'CMB_DEBIT',
  'COMM_DEBIT',
  'ABC_DEBIT',
  'CCB_DEBIT',
  'ICBC_DEBIT',
  'BOC_DEBIT',
  'PAB_DEBIT',
  'SPDB_DEBIT',
  'CITIC_DEBIT',
  'CEB_DEBIT',
  'CMBC_DEBIT',
  'CIB_DEBIT',
  'GDB_DEBIT',
  'PSBC_DEBIT',
  'NBCB_DEBIT',
])
/** Where an abnormal refund goes: to a card the buyer named, or to the merchant's own account, from which somebody pays them. */
export const abnormalWay = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    bank: refundBank,
    /** Sealed for the provider at once; kept nowhere. */
    cardNumber: z
      .string()
      .trim()
      .transform((typed) => typed.replaceAll(' ', ''))
      .pipe(z.string().regex(/^\d{12,23}$/)),
    cardHolder: z.string().trim().min(2).max(40),
  }),
  z.object({ kind: z.literal('merchant') }),
])
export type AbnormalWay = z.output<typeof abnormalWay>
export const settleAbnormalRefundEndpoint = endpoint({
  name: 'commerce.settle_abnormal_refund',
  route: 'POST /refunds/:refundId/abnormal',
  summary: 'A refund the buyer’s card cannot take: to another card of theirs, or to the merchant’s own account',
  input: z.object({ refundId, way: abnormalWay }),
  output: refund,
  problems: [problems.RefundNotAbnormal, problems.ProviderUnreachable, problems.ProviderRefused],
})
export const listPaymentSettingsEndpoint = endpoint({
  name: 'commerce.list_payment_settings',
  route: 'GET /payment-settings',
  summary: 'Each provider as it is set up; of secrets only whether there are any',
  output: z.object({
    rows: z.array(z.object({ provider, active: z.boolean(), merchant: z.string(), hasKeys: z.boolean() })),
  }),
})
export const switchProviderEndpoint = endpoint({
  name: 'commerce.switch_provider',
  route: 'PUT /payment-providers/:provider',
  summary: 'Switch a provider on or off; secrets are only ever written, never read',
  input: z.object({
    provider,
    active: z.boolean(),
    merchant: z.string().trim().max(64).default(''),
    keys: z.record(z.string().max(40), z.string().max(8000)).optional(),
  }),
  output: z.object({ rows: z.array(z.object({ provider, active: z.boolean(), merchant: z.string() })) }),
  problems: [problems.KeyWrong],
})
export const hearNoticeEndpoint = endpoint({
  name: 'commerce.hear_notice',
  route: 'POST /payments/notices/:provider/:tenantId',
  summary: 'Where payment providers tell what happened: signed letters, answered as each provider expects',
  input: z.object({ provider: z.enum(['wechat', 'alipay']), tenantId }),
  transfer: 'letter',
})
export const listReconciliationsEndpoint = endpoint({
  name: 'commerce.list_reconciliations',
  route: 'GET /reconciliations',
  summary: 'Days compared with the providers’ bills, newest first',
  input: z.object({ after: z.string().max(80).optional(), limit: z.coerce.number().int().min(1).max(100).default(31) }),
  output: pageOf(
    z.object({
      provider,
      day,
      at: instant,
      oursFen: z.number().int(),
      theirsFen: z.number().int(),
      differences: z.array(
        z.object({ tradeNo: z.string(), oursFen: z.number().int().nullable(), theirsFen: z.number().int().nullable() }),
      ),
    }),
  ),
})
