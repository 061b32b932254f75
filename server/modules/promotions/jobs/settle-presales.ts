import { job } from '../../../kernel/jobs.ts'
import type { PresaleId } from '../contract.ts'
import { settlePresale } from '../operations/presales/settle-presale.ts'

/** One pre-sale that fails: asked for in the transaction that says so. */
export const settlePresaleJob = job<{ presaleId: PresaleId }>('promotions.settle_presale', (ctx, { presaleId }) =>
  settlePresale(ctx, presaleId),
)
