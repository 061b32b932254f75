import { subscriber } from '../../../kernel/outbox.ts'
import { memberLeft } from '../../community/contract.ts'
import { leaveBoosts } from '../operations/boosts/leave-boosts.ts'

export const hearLeft = subscriber('promotions.hear_left', memberLeft, (ctx, { communityId, personId }) =>
  leaveBoosts(ctx, communityId, personId),
)
