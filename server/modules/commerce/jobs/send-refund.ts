import { enter } from '../../../kernel/ground.ts'
import { longJob } from '../../../kernel/jobs.ts'
import type { RefundId } from '../contract.ts'
import { endRefund } from '../operations/end-refund.ts'
import { takeRefund } from '../operations/take-refund.ts'
import { providerNamed } from '../providers/known.ts'

const system = { kind: 'system', name: 'refunds' } as const

/** Asks the provider for a refund, outside of any transaction; out of reach, it is asked again under the same number. */
export const sendRefund = longJob<{ refundId: RefundId }>(
  'commerce.send_refund',
  async (ground, tenantId, { refundId }) => {
    const taken = await enter(ground, tenantId, system, (ctx) => takeRefund(ctx, refundId))
    if (!taken) return
    const { account, wanted, provider, asked } = taken
    const speaks = providerNamed(provider)
    const answer = await (asked ? speaks.askRefund(account, wanted) : speaks.refund(account, wanted))
    await enter(ground, tenantId, system, (ctx) => endRefund(ctx, refundId, answer))
  },
)
