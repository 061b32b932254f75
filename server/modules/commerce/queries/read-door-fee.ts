import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { communityBehind } from '../../community/index.ts'
import type { readDoorFeeEndpoint } from '../contract.ts'
import { offeredPlans } from './list-plans.ts'
import { rulesOf } from './membership-rules.ts'

/** What a visitor would pay at the door, and by which rules. Raises `community.join_code_unknown`. */
export async function readDoorFee(
  ctx: Context,
  { code }: RequestOf<typeof readDoorFeeEndpoint>,
): Promise<AnswerOf<typeof readDoorFeeEndpoint>> {
  const communityId = await communityBehind(ctx, { code })
  const plans = await offeredPlans(ctx, communityId)
  return { plans: plans.map(({ members: _, ...plan }) => plan), rules: await rulesOf(ctx, communityId) }
}
