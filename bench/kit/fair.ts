/** Activities in the shop of a bench, made through the module's own operations. */
import type { CommunityId } from '../../server/modules/community/contract.ts'
import { type ActivityId, terms, type TermsWords } from '../../server/modules/promotions/contract.ts'
import { makeActivity } from '../../server/modules/promotions/operations/make-activity.ts'
import type { BenchShop } from './shop.ts'

export async function openFair(shop: BenchShop, words: TermsWords): Promise<ActivityId> {
  const now = Date.now()
  const activity = await shop.as(0, (ctx) =>
    makeActivity(ctx, {
      communityId: shop.communityId as CommunityId,
      title: '测',
      startsAt: new Date(now - 60_000).toISOString(),
      endsAt: new Date(now + 86_400_000).toISOString(),
      channels: ['web'],
      terms: terms.parse(words),
    }),
  )
  return activity.id as ActivityId
}
