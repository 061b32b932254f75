/** Activities: made and changed at the desk, found and read by members. */
import { z } from 'zod'
import { endpoint, instant, pageOf, reason, versionSeen } from '../../../kernel/contract.ts'
import {
  delivery,
  orderId,
  PayoutAmountWrong,
  PayoutsOff,
  productId,
  productKind,
  variantId,
} from '../../commerce/contract.ts'
import { communityId } from '../../community/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { ruling } from './channels.ts'
import * as problems from './problems.ts'
import { activityId, activityKind, activityState, boostId, channel, seenOn, toldRule } from './shapes.ts'
import { terms } from './terms.ts'

/** What can be bought in it, as it is on the shelf now. */
export const activityOffer = z.object({
  variantId,
  productId,
  kind: productKind,
  title: z.string(),
  variant: z.string(),
  image: z.string().nullable(),
  shelfFen: z.number().int(),
  left: z.number().int().nullable(),
  forSale: z.boolean(),
  deliveries: z.array(delivery),
  freightFen: z.number().int(),
})
export type ActivityOffer = z.infer<typeof activityOffer>
export const activity = z.object({
  id: activityId,
  kind: activityKind,
  title: z.string(),
  communityId,
  version: z.number().int(),
  state: activityState,
  startsAt: instant,
  endsAt: instant,
  pausedAt: instant.nullable(),
  endedAt: instant.nullable(),
  channels: z.array(channel),
  terms,
})
export type Activity = z.infer<typeof activity>

/** Counted from rows, never typed in (P5). */
export const activityFigures = z.object({
  people: z.number().int(),
  orders: z.number().int(),
  paid: z.number().int(),
  paidFen: z.number().int(),
  refunded: z.number().int(),
  started: z.number().int(),
  running: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int(),
})
export type ActivityFigures = z.infer<typeof activityFigures>

const words = {
  title: z.string().trim().min(1).max(60),
  startsAt: instant,
  endsAt: instant,
  channels: z
    .array(channel)
    .min(1)
    .max(5)
    .refine((all) => new Set(all).size === all.length, reason('同一个渠道只能出现一次', 'a channel stands twice')),
  terms,
}

/** Whether it ends after it starts. */
export const inOrder = <T extends { startsAt: string; endsAt: string }>({ startsAt, endsAt }: T) =>
  Date.parse(startsAt) < Date.parse(endsAt)
export const orderError = reason('结束时间要晚于开始时间', 'an activity must end after it starts', 'endsAt')
const saving = [
  problems.ChannelRefuses,
  problems.PriceAboveShelf,
  problems.OwnActionOnly,
  problems.PrizeUnavailable,
  problems.BalanceTooEarly,
  problems.PresaleLimits,
  problems.ServiceMustBeRefundable,
  problems.ActivityOver,
  problems.StartsTooEarly,
  problems.BallotTooLong,
  PayoutsOff,
  PayoutAmountWrong,
] as const

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const makeActivityEndpoint = endpoint({
  name: 'promotions.make_activity',
  route: 'POST /communities/:communityId/activities',
  summary: 'Make an activity; refused where a channel does not allow it or a term makes no sense',
  input: z.object({ communityId, ...words }).refine(inOrder, orderError),
  output: activity,
  problems: saving,
})
export const changeActivityEndpoint = endpoint({
  name: 'promotions.change_activity',
  route: 'PUT /activities/:activityId',
  summary: 'Change an activity as a new version; what people joined stays as it was',
  input: z.object({ activityId, version: versionSeen, ...words }).refine(inOrder, orderError),
  output: activity,
  problems: [...saving, problems.ActivityVersionChanged, problems.KindFixed, problems.TermsFixed],
})
export const steerActivityEndpoint = endpoint({
  name: 'promotions.steer_activity',
  route: 'POST /activities/:activityId/course',
  summary: 'Pause an activity, let it go on, or end it for good',
  input: z.object({ activityId, act: z.enum(['pause', 'resume', 'end']) }),
  output: activity,
  problems: [problems.ActivityOver],
})
export const listActivitiesEndpoint = endpoint({
  name: 'promotions.list_activities',
  route: 'GET /activities',
  summary: 'All activities of the tenant with their figures, newest first',
  input: z.object({
    communityId: communityId.optional(),
    kind: activityKind.optional(),
    state: activityState.optional(),
    ...afterwards,
  }),
  output: pageOf(activity.extend({ figures: activityFigures })),
})
export const listCommunityActivitiesEndpoint = endpoint({
  name: 'promotions.list_community_activities',
  route: 'GET /communities/:communityId/activities',
  summary: 'What is on or will be in a community, on the channel it is looked at',
  input: z.object({ communityId, channel: seenOn, kind: activityKind.optional(), ...afterwards }),
  output: pageOf(activity),
})
/** What an activity promises for a product: its own price, one set, or its price beside a set; null: none is told. */
export const promise = z.object({ as: z.enum(['price', 'set', 'add_on']), fen: z.number().int().min(0).nullable() })
export type ProductPromise = z.infer<typeof promise>

const shownBesideGoods = {
  id: true,
  kind: true,
  title: true,
  communityId: true,
  state: true,
  startsAt: true,
  endsAt: true,
} as const

export const listProductActivitiesEndpoint = endpoint({
  name: 'promotions.list_product_activities',
  route: 'GET /communities/:communityId/products/:productId/activities',
  summary: 'What is on in a community that a product is part of, on the channel it is looked at',
  input: z.object({ communityId, productId, channel: seenOn }),
  output: z.object({ rows: z.array(activity.pick(shownBesideGoods).extend({ promise })) }),
})
export const readActivityEndpoint = endpoint({
  name: 'promotions.read_activity',
  route: 'GET /activities/:activityId',
  summary: 'One activity with its goods, its rules in words, its figures and what I have in it',
  input: z.object({ activityId, channel: seenOn }),
  output: activity.extend({
    offers: z.array(activityOffer),
    figures: activityFigures,
    /** What the channel asks to be said or left out. */
    ruling,
    /** Keys of the sentences that tell the rules, with their values. */
    rules: z.array(toldRule),
    madeBy: personCard,
    /** Where members find it, to be shared. */
    url: z.string(),
    mine: z.array(z.object({ id: z.string(), state: z.string() })),
  }),
  problems: [problems.ChannelRefuses],
})

/** One thing that takes place in it: a team, a bargain, an order. What can be counted of it stands in `done` of `of`. */
export const activityEntry = z.object({
  id: z.string(),
  /** Who began it. */
  person: personCard,
  state: z.string(),
  done: z.number().int(),
  /** 0: there is no goal. */
  of: z.number().int(),
  /** What it brought, or where its price stands. */
  fen: z.number().int().nullable(),
  orderId: orderId.nullable(),
  at: instant,
  until: instant.nullable(),
})
export type ActivityEntry = z.infer<typeof activityEntry>
export const listEntriesEndpoint = endpoint({
  name: 'promotions.list_entries',
  route: 'GET /activities/:activityId/entries',
  summary: 'What takes place in an activity, for the desk: teams, bargains or orders, newest first',
  input: z.object({ activityId, state: z.string().max(20).optional(), ...afterwards }),
  output: pageOf(activityEntry),
})
export const activityVersion = z.object({
  version: z.number().int(),
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  channels: z.array(channel),
  terms,
  by: personCard.nullable(),
  at: instant,
})
export const listVersionsEndpoint = endpoint({
  name: 'promotions.list_versions',
  route: 'GET /activities/:activityId/versions',
  summary: 'What an activity said at each time, newest first',
  input: z.object({ activityId }),
  output: z.object({ rows: z.array(activityVersion) }),
})
export const drawActivityPosterEndpoint = endpoint({
  name: 'promotions.draw_poster',
  route: 'GET /activities/:activityId/poster.png',
  summary: 'Poster of an activity as a picture: its goods, its price, its code, and the words its channel asks for',
  input: z.object({ activityId, channel: seenOn, boostId: boostId.optional() }),
  transfer: 'binary',
  problems: [problems.ChannelRefuses],
})
export const drawActivityQrEndpoint = endpoint({
  name: 'promotions.draw_qr',
  route: 'GET /activities/:activityId/qr.svg',
  summary: 'The link of an activity as a QR code (SVG); of a boost the way in for those who are not here yet',
  input: z.object({ activityId, boostId: boostId.optional() }),
  transfer: 'binary',
})

export const participation = z.object({
  kind: activityKind,
  activityId,
  title: z.string(),
  /** The team, the bargain or the order. */
  id: z.string(),
  state: z.string(),
  orderId: z.string().nullable(),
  orderState: z.string().nullable(),
  at: instant,
})
export const listParticipationsEndpoint = endpoint({
  name: 'promotions.list_participations',
  route: 'GET /me/participations',
  summary: 'In which activities I have taken part, newest first',
  input: z.object(afterwards),
  output: pageOf(participation),
})
