/** Asking a provider to send an abnormal refund elsewhere. The card's number passes through memory only. */
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { enter } from '../../../kernel/ground.ts'
import type { Afterwards } from '../../../kernel/route.ts'
import { RefundNotAbnormal, type settleAbnormalRefundEndpoint } from '../contract.ts'
import { accessAbnormal, hearAbnormal } from '../operations/settle-abnormal-refund.ts'
import { providerNamed } from '../providers/known.ts'
import { told } from './told.ts'

type Settling = typeof settleAbnormalRefundEndpoint
const system = { kind: 'system', name: 'refunds' } as const

/** Raises `commerce.provider_unreachable` and `commerce.provider_refused`, after which it is as abnormal as before. */
export async function sendAbnormal({
  ground,
  tenantId,
  input: { refundId, way },
}: Afterwards<RequestOf<Settling>, AnswerOf<Settling>>): Promise<AnswerOf<Settling>> {
  const { account, provider, refundNo } = await enter(ground, tenantId, system, (ctx) => accessAbnormal(ctx, refundId))
  const { settleAbnormal } = providerNamed(provider)
  if (!settleAbnormal) throw RefundNotAbnormal()
  const answer = await told(settleAbnormal(account, refundNo, way))
  return enter(ground, tenantId, system, (ctx) => hearAbnormal(ctx, refundId, answer))
}
