/** Window of insight: the field of groups, page by page, and as a picture. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { communityId, groupId } from '../../community/contract.ts'
import { groupState, reason, stage } from './states.ts'

export const groupCard = z.object({
  groupId,
  groupName: z.string(),
  communityId,
  communityName: z.string(),
  city: z.string(),
  interest: z.string(),
  industry: z.string(),
  ownerName: z.string(),
  /** Seats of members: the operator's people are not counted. */
  seats: z.number().int(),
  score: z.number().nullable(),
  /** Score per day for the last 28 days, oldest first; null where there was none. */
  trend: z.array(z.number().nullable()),
  state: groupState,
  stage,
  reasons: z.array(reason),
  /** In the seven days until now. */
  speakers7: z.number().int(),
  messages7: z.number().int(),
  /** Seats without a word or a signal in the 28 days until now. */
  silentShare: z.number(),
  lastMessageAt: instant.nullable(),
  /** Asked more than 5 minutes and less than 48 hours ago, and not answered. */
  waitingQuestions: z.number().int(),
  closedAt: instant.nullable(),
})
export type GroupCard = z.infer<typeof groupCard>

const label = z.string().max(40).optional()
const filter = {
  communityId: communityId.optional(),
  /** A part of the name of the group, its community or its owner. */
  q: z.string().max(80).optional(),
  /** The letters of `q` may stand apart in the group's name, in their order. */
  scattered: z.stringbool().default(false),
  city: label,
  interest: label,
  industry: label,
  state: groupState.optional(),
  /** Those that were closed or archived, too. */
  closed: z.stringbool().default(false),
}

/** `need` puts those first that want somebody: breaking up, then doubting, then dead, then those with questions waiting. */
export const fieldSort = z.enum([
  'opened',
  'need',
  'name',
  'score',
  'silent',
  'speakers',
  'messages',
  'seats',
  'last',
  'owner',
])
export type FieldSort = z.infer<typeof fieldSort>

export const listGroupCardsEndpoint = endpoint({
  name: 'insight.list_group_cards',
  route: 'GET /insight/groups',
  summary: 'The field of groups: health, trend, stage, silent share, last message; found, filtered and sorted',
  input: z.object({
    ...filter,
    sort: fieldSort.default('opened'),
    /** The largest first; what is not known stands at the end either way. */
    down: z.stringbool().default(false),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  /** `total` counts all that match. */
  output: pageOf(groupCard).extend({ total: z.number().int() }),
})

const choice = z.array(z.object({ value: z.string(), groups: z.number().int() }))

export const readFieldEndpoint = endpoint({
  name: 'insight.read_field',
  route: 'GET /insight/field',
  summary: 'How many groups I run, closed ones included, and what they can be filtered by, most frequent first',
  output: z.object({ groups: z.number().int(), cities: choice, interests: choice, industries: choice }),
})

export const drawFieldEndpoint = endpoint({
  name: 'insight.draw_field',
  route: 'GET /insight/field/picture',
  summary: 'The field as a picture: the largest groups that have a score, at most 1,000',
  input: z.object(filter),
  output: z.object({
    bubbles: z.array(
      groupCard.pick({ groupId: true, groupName: true, state: true, score: true, speakers7: true, seats: true }),
    ),
    /** Of all that match, drawn or not. */
    scored: z.number().int(),
    unscored: z.number().int(),
  }),
})
