import { lazy, Suspense } from 'react'
import type { ProductId } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { loadShop } from '../app/shop.ts'

const SharedProduct = lazy(async () => ({ default: (await loadShop()).SharedProduct }))
const path = /\/c\/(com_\w{26})\/shop\/(prd_\w{26})(?!\w)/

/** The product a message leads to, if it is one of our own, as a card; its room is there before the card. */
export function ProductLink({ message: { text, groupId } }: { message: Message }) {
  const [, communityId, productId] = (text.includes(`${location.origin}/c/`) && path.exec(text)) || []
  if (!communityId || !productId) return null
  return (
    <Suspense fallback={<div className="shared-product" />}>
      <SharedProduct communityId={communityId as CommunityId} groupId={groupId} productId={productId as ProductId} />
    </Suspense>
  )
}
