import { longJob } from '../../../kernel/jobs.ts'
import type { PayoutId } from '../contract.ts'
import { settlePayout } from '../outside/settle-payout.ts'

/** Asks what became of a payout and sends it where that is wanting; out of reach, it is asked again. */
export const settlePayoutJob = longJob<{ payoutId: PayoutId }>(
  'commerce.settle_payout',
  async (ground, tenantId, { payoutId }) => settlePayout(ground, tenantId, payoutId),
)
