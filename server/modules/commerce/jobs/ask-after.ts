import type { Context } from '../../../kernel/context.ts'
import { askForJob, longJob } from '../../../kernel/jobs.ts'
import type { PaymentId } from '../contract.ts'
import { askAfter } from '../outside/ask-after.ts'

/** Asks the provider what became of a payment; out of reach, it is asked again. */
export const askAfterPayment = longJob<{ paymentId: PaymentId }>(
  'commerce.ask_after_payment',
  async (ground, tenantId, { paymentId }) => askAfter(ground, tenantId, paymentId),
)

/** Has the provider asked what became of a payment; asked twice before it ran, it stays one. */
export const askForAsking = (ctx: Context, paymentId: PaymentId): Promise<void> =>
  askForJob(ctx, askAfterPayment, { paymentId }, { key: `ask after ${paymentId}` })
