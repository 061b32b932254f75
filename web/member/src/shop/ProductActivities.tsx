import { lazy, Suspense } from 'react'
import type { ProductId } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { listProductActivitiesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { addWords } from '../../../ui/words/index.ts'
import { activityWords } from '../app/activity-words.ts'
import { channelHere } from '../promotions/here.ts'

/** Their script and words come only where something is on. */
const RunningActivities = lazy(async () => {
  const [found] = await Promise.all([import('../promotions/RunningActivities.tsx'), addWords(activityWords)])
  return { default: found.RunningActivities }
})

/** What is on that a product is part of; nothing where nothing is. */
export function ProductActivities({ communityId, productId }: { communityId: CommunityId; productId: ProductId }) {
  const found = useAsk(listProductActivitiesEndpoint, { communityId, productId, channel: channelHere() })
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Suspense fallback={null}>
      <RunningActivities rows={rows} />
    </Suspense>
  )
}
