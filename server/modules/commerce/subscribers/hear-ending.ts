import { subscriber } from '../../../kernel/outbox.ts'
import { readCommunityName } from '../../community/index.ts'
import { tell } from '../../notices/index.ts'
import { membershipEnding } from '../contract.ts'

/** Whose membership ends is told so in their own inbox, once: five days before. */
export const hearEnding = subscriber(
  'commerce.hear_ending',
  membershipEnding,
  async (ctx, { membershipId, personId, communityId, endsAt }) => {
    const community = await readCommunityName(ctx, communityId)
    const facts = { community, communityId, endsAt }
    await tell(ctx, { personId, kind: 'membership_ending', facts, key: `ending ${membershipId}` })
  },
)
