import type { Context } from '../../../../kernel/context.ts'
import { NotFound } from '../../../../kernel/contract.ts'
import { couponsLeft } from '../../../commerce/index.ts'
import type { CommunityId } from '../../../community/contract.ts'
import { readGroups } from '../../../community/index.ts'
import { type BoostTerms, type Channel, OwnActionOnly, PrizeUnavailable } from '../../contract.ts'
import { inWechat } from '../../rules/channel-rules.ts'

/**
 * What a boost's contract cannot know: in WeChat only the newcomer's own action is rewarded (BO-6, L3), coupons are there in
 * the number promised, newcomers join a group of the community.
 */
export async function requireBoost(
  ctx: Context,
  communityId: CommunityId,
  terms: BoostTerms,
  channels: readonly Channel[],
): Promise<void> {
  const strict = channels.find(inWechat)
  if (strict && terms.stages.length > 0) throw OwnActionOnly({ channel: strict })
  const group = (await readGroups(ctx, [terms.groupId])).get(terms.groupId)
  if (!group || group.communityId !== communityId) throw NotFound()
  for (const { prize, stock } of [...terms.stages, ...(terms.welcome ? [terms.welcome] : [])]) {
    if (prize.kind !== 'coupon') continue
    const left = await couponsLeft(ctx, prize.couponId)
    if (left !== null && left < stock) throw PrizeUnavailable()
  }
}
