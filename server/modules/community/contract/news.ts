/** What others are told. */
import { z } from 'zod'
import { news } from '../../../kernel/contract.ts'
import { personId } from '../../identity/contract.ts'
import { communityId, groupId } from './shapes.ts'

export const groupOpened = news('community.group_opened', z.object({ communityId, groupId, personId }))
export const memberJoined = news('community.member_joined', z.object({ groupId, personId, communityId }))
export const memberLeft = news(
  'community.member_left',
  z.object({ groupId, personId, communityId, how: z.enum(['left', 'removed', 'banned']) }),
)
export const rulesPublished = news('community.rules_published', z.object({ communityId, version: z.number().int() }))
