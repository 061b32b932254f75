/** Window of insight: how groups are doing, why, and who holds them together. */
import { z } from 'zod'
import { day, endpoint, instant, news, problem } from '../../kernel/contract.ts'
import { groupId } from '../community/contract.ts'
import { personCard, personId } from '../identity/contract.ts'
import { messageId } from '../messaging/contract.ts'
import { groupCard } from './contract/field.ts'
import { groupState, phase, reason } from './contract/states.ts'

export * from './contract/field.ts'
export * from './contract/rebuilds.ts'
export * from './contract/states.ts'
export * from './contract/survival.ts'
export * from './contract/talk.ts'

export const discourseRole = z.enum(['thinker', 'critic', 'onlooker', 'silent', 'participant'])
export const healthPart = z.enum([
  'speak',
  'steady',
  'reply',
  'mesh',
  'depend',
  'stay',
  'fresh',
  'calm',
  'hold',
  'trade',
])

export const healthRow = z.object({
  /** The full day at whose end the parts were measured; null before a group's first full day is over. */
  asOf: day.nullable(),
  score: z.number().nullable(),
  coverage: z.number(),
  /** Why there is no score: too few seats, too young, too little measured. */
  missing: z.enum(['seats', 'age', 'coverage']).nullable(),
  parts: z.array(
    z.object({
      part: healthPart,
      value: z.number().nullable(),
      /** What the marks are given for: a share of few cases drawn towards the tenant's median; null when n is below 5. */
      shrunk: z.number().nullable(),
      /** How many observations stand behind the value. */
      n: z.number().int(),
      lo: z.number(),
      hi: z.number(),
      /** 0–1 between lo and hi. */
      share: z.number().nullable(),
      weight: z.number(),
    }),
  ),
})
export type HealthRow = z.infer<typeof healthRow>

export const todayItem = z.object({
  kind: z.enum([
    'turning_cold',
    'went_silent',
    'question_waiting',
    'advert_flood',
    'join_request',
    'import_failed',
    'shop_attention',
    'books_differ',
    'withdrawals_waiting',
    'promoters_applied',
    'orders_to_ship',
    'person_to_thank',
    'newcomer_unanswered',
    'waiting_list',
  ]),
  /** 3 now · 2 today · 1 when you can */
  urgency: z.number().int().min(1).max(3),
  groupId: groupId.nullable(),
  groupName: z.string(),
  person: personCard.pick({ id: true, name: true, avatarFileId: true }).nullable(),
  messageId: messageId.nullable(),
  excerpt: z.string(),
  since: instant.nullable(),
  count: z.number().int(),
  reasons: z.array(reason),
})
export type TodayItem = z.infer<typeof todayItem>

export const readTodayEndpoint = endpoint({
  name: 'insight.read_today',
  route: 'GET /insight/today',
  summary: 'What needs me now, most urgent first, and the day in one picture',
  output: z.object({
    day,
    /** Of each kind at most 100. */
    items: z.array(todayItem),
    /** How many more there are. */
    beyond: z.number().int(),
    totals: z.object({
      groups: z.number().int(),
      people: z.number().int(),
      seats: z.number().int(),
      messages: z.number().int(),
      speakers: z.number().int(),
      joins: z.number().int(),
      exits: z.number().int(),
      /** The day before until the same time of day; of the running hour, messages by its share. */
      messagesBefore: z.number().int(),
      speakersBefore: z.number().int(),
    }),
    /** Messages per hour, today and the mean of the same weekday before. */
    hours: z.array(z.object({ hour: z.number().int(), today: z.number().int(), usual: z.number() })),
    states: z.array(z.object({ state: groupState, groups: z.number().int() })),
  }),
})

export const dayRow = z.object({
  day,
  messages: z.number().int(),
  speakers: z.number().int(),
  joins: z.number().int(),
  exits: z.number().int(),
  questions: z.number().int(),
  answered: z.number().int(),
  score: z.number().nullable(),
  phase: phase.nullable(),
})
export const memberInsight = z.object({
  person: personCard.pick({ id: true, name: true, avatarFileId: true }),
  role: discourseRole,
  /** The critic's role is an estimate by marker words. */
  estimated: z.boolean(),
  messages: z.number().int(),
  activeDays: z.number().int(),
  started: z.number().int(),
  repliesIn: z.number().int(),
  repliesOut: z.number().int(),
  disagreements: z.number().int(),
  signals: z.number().int(),
  messageShare: z.number(),
  pageRank: z.number(),
  dyadLoss: z.number(),
  /** Place among the key people from 1, else null. */
  key: z.number().int().nullable(),
  lastSpokeAt: instant.nullable(),
})
export type MemberInsight = z.infer<typeof memberInsight>
export const readGroupInsightEndpoint = endpoint({
  name: 'insight.read_group_insight',
  route: 'GET /insight/groups/:groupId',
  summary: 'One group: health and its parts, stage with reasons, days, hours, roles, key people, who answers whom',
  input: z.object({ groupId }),
  output: z.object({
    card: groupCard,
    health: healthRow,
    /** Why the group is in its state, and since when. */
    since: day.nullable(),
    days: z.array(dayRow),
    /** 7 × 24 messages in the last 28 days: weekday (1 Monday) and hour. */
    hours: z.array(z.object({ weekday: z.number().int(), hour: z.number().int(), messages: z.number().int() })),
    roles: z.array(z.object({ role: discourseRole, people: z.number().int() })),
    keyPeopleNeeded: z.number().nullable(),
    members: z.array(memberInsight),
    /** `estimated`: how many of the replies the model alone tells; no quote and no mention says so. */
    arcs: z.array(z.object({ from: personId, to: personId, replies: z.number().int(), estimated: z.number().int() })),
    /** What the arcs come to; the owner stands in them even as one of the operator's people. */
    web: z.object({
      owner: personCard.pick({ id: true, name: true, avatarFileId: true }).extend({ isStaff: z.boolean() }),
      /** Distinct ordered pairs of people, their replies, and how many of these the model alone tells. */
      arcs: z.number().int(),
      replies: z.number().int(),
      estimated: z.number().int(),
      /** Share of arcs that are answered by one in the other direction. */
      reciprocity: z.number().nullable(),
      /** Share of arcs that the owner stands at one end of. */
      ownerShare: z.number().nullable(),
    }),
  }),
})

export const StretchTooLong = problem('insight.stretch_too_long', 400, {
  zh: '一次最多查看 {limit} 天，请缩短时间范围。',
  en: 'At most {limit} days at a time; please choose a shorter stretch.',
})

/**
 * Behind every number: the messages or members it was counted from, newest first. Without days: the seven days until now
 * for messages and speakers of a whole group, the questions that wait now for `unanswered`, those who joined 14–42 days
 * before today for `newcomers`, else the 28 days until now. With days, `unanswered` are those not answered within five
 * minutes. `silent` and `role` always speak of the 28 days until now. `started` with a person are the talks he or she
 * started that drew two others; without, all talks of at least two people.
 */
export const listEvidenceEndpoint = endpoint({
  name: 'insight.list_evidence',
  route: 'GET /insight/groups/:groupId/evidence',
  summary: 'The messages or members behind a number',
  input: z.object({
    groupId,
    of: z.enum([
      'speakers',
      'messages',
      'joins',
      'exits',
      'questions',
      'answered',
      'unanswered',
      'silent',
      'started',
      'replies',
      'disagreements',
      'signals',
      'role',
      'hour',
      'removed',
      'adverts',
      'newcomers',
    ]),
    from: day.optional(),
    until: day.optional(),
    /** Instead of days: those over which this part of health was measured last. */
    part: healthPart.optional(),
    personId: personId.optional(),
    toPersonId: personId.optional(),
    role: discourseRole.optional(),
    weekday: z.coerce.number().int().min(1).max(7).optional(),
    hour: z.coerce.number().int().min(0).max(23).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    messages: z.array(
      z.object({
        id: messageId,
        at: instant,
        by: z.string(),
        text: z.string(),
        /** The model alone says that it belongs here. */
        estimated: z.boolean(),
      }),
    ),
    members: z.array(
      z.object({
        person: personCard.pick({ id: true, name: true, avatarFileId: true }),
        at: instant.nullable(),
        count: z.number().int(),
      }),
    ),
    /** Of all, whatever the limit: messages, or people; of joins, exits and signals the times. */
    total: z.number().int(),
  }),
  problems: [StretchTooLong],
})

export const phaseChanged = news(
  'insight.phase_changed',
  z.object({ groupId, from: groupState.nullable(), to: groupState, day }),
)
