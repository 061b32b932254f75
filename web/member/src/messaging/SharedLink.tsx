import { lazy, Suspense } from 'react'
import type { ProductId } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { loadActivities } from '../app/activities.ts'
import { loadShop } from '../app/shop.ts'

const SharedProduct = lazy(async () => ({ default: (await loadShop()).SharedProduct }))
const SharedActivity = lazy(async () => ({ default: (await loadActivities()).SharedActivity }))
const path = /\/(?:c\/(com_\w{26})\/(?:shop\/(prd_\w{26})|activities\/(act_\w{26}))|d\/([a-z]{3}_\w{26}))(?![\w/])/

/** What a message leads to, if it is of our own, as a card; its room is there before the card. */
export function SharedLink({ message: { text, groupId } }: { message: Message }) {
  const at = text.indexOf(`${location.origin}/`)
  const [, communityId, productId, activityId, entryId] = (at >= 0 && path.exec(text.slice(at))) || []
  if (!productId && !activityId && !entryId) return null
  return (
    <Suspense fallback={<div className={`shared-product ${roomOf(activityId, entryId)}`} />}>
      {productId ? (
        <SharedProduct communityId={communityId as CommunityId} groupId={groupId} productId={productId as ProductId} />
      ) : null}
      {activityId ? <SharedActivity activityId={activityId} /> : null}
      {entryId ? <SharedActivity entryId={entryId} /> : null}
    </Suspense>
  )
}

const roomOf = (activityId: string | undefined, entryId: string | undefined): string =>
  activityId ? 'shared-activity' : entryId ? 'shared-activity shared-entry' : ''
