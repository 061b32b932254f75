/** Group buys (拼团): opening, joining and leaving a team. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { personCard } from '../../identity/contract.ts'
import * as problems from './problems.ts'
import { activityId, orderWords, seenOn, teamId, toldRule } from './shapes.ts'
import { groupBuyTerms } from './terms.ts'

/** 团长待支付, 进行中, 成功, 失败. */
export const teamState = z.enum(['draft', 'running', 'succeeded', 'failed'])
export type TeamState = z.infer<typeof teamState>

export const team = z.object({
  id: teamId,
  activityId,
  title: z.string(),
  state: teamState,
  size: z.number().int(),
  paid: z.number().int(),
  /** Neither paid nor held. */
  seatsLeft: z.number().int(),
  /** 差 N 人. */
  missing: z.number().int(),
  /** Null until the leader has paid. */
  expiresAt: instant.nullable(),
  endedAt: instant.nullable(),
  endedWhy: z.string().nullable(),
  leader: personCard,
  /** Those who have paid, the leader first. */
  members: z.array(z.object({ person: personCard, leads: z.boolean(), paidAt: instant, left: z.boolean() })),
  /** As they were when it was opened. */
  terms: groupBuyTerms,
  /** The same in words. */
  rules: z.array(toldRule),
  mine: z.object({ orderId: shop.orderId, paid: z.boolean(), left: z.boolean() }).nullable(),
  may: z.array(z.enum(['join', 'leave', 'pay'])),
})
export type Team = z.infer<typeof team>

const asked = { variantId: shop.variantId, quantity: shop.quantity.default(1), ...orderWords }
const seated = z.object({ team, order: shop.order })
const refusals = [
  problems.ActivityNotRunning,
  problems.ChannelRefuses,
  problems.VariantNotInActivity,
  problems.QuotaTaken,
  problems.NewcomersOnly,
  problems.AlreadyInTeam,
  shop.SoldOut,
  shop.NotForSale,
  shop.LimitReached,
  shop.DeliveryImpossible,
  shop.RecipientMissing,
  shop.PickupPointMissing,
  shop.PriceChanged,
] as const

export const openTeamEndpoint = endpoint({
  name: 'promotions.open_team',
  route: 'POST /activities/:activityId/teams',
  summary: 'Open a team (开团): it begins when its leader has paid',
  input: z.object({ activityId, ...asked }),
  output: seated,
  problems: refusals,
})
export const joinTeamEndpoint = endpoint({
  name: 'promotions.join_team',
  route: 'POST /teams/:teamId/seats',
  summary: 'Take a seat in a team (参团): held until it is paid or its time is over',
  input: z.object({ teamId, ...asked }),
  output: seated,
  problems: [...refusals, problems.TeamFull, problems.TeamOver],
})
export const readTeamEndpoint = endpoint({
  name: 'promotions.read_team',
  route: 'GET /teams/:teamId',
  summary: 'A team as it stands: faces, seats left, time left',
  input: z.object({ teamId, channel: seenOn }),
  output: team,
  problems: [problems.ChannelRefuses],
})
export const listTeamsEndpoint = endpoint({
  name: 'promotions.list_teams',
  route: 'GET /activities/:activityId/teams',
  summary: 'Running teams that can be joined, those that need fewest people first',
  input: z.object({ activityId, channel: seenOn }),
  output: z.object({ rows: z.array(team) }),
  problems: [problems.ChannelRefuses],
})
export const leaveTeamEndpoint = endpoint({
  name: 'promotions.leave_team',
  route: 'POST /teams/:teamId/leave',
  summary: 'Give up a paid seat where the activity allows it; all of the money goes back',
  input: z.object({ teamId }),
  output: team,
  problems: [problems.MayNotLeave],
})
