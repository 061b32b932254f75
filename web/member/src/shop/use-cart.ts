import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { readCartEndpoint } from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { type UseAskOptions, useAsk } from '../../../ui/asking.ts'
import { channelHere } from '../promotions/here.ts'

/** What the server is asked for my cart with: activities count on the channel it is looked at. */
export const cartAsk = (communityId: CommunityId) => ({ communityId, channel: channelHere() })

export const useCart = (communityId: CommunityId, options: UseAskOptions<AnswerOf<typeof readCartEndpoint>> = {}) =>
  useAsk(readCartEndpoint, cartAsk(communityId), options)
