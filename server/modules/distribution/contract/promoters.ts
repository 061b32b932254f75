/** Promoters, and who is bound to them. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import * as problems from './problems.ts'
import { bindingId, endedWhy, promoter, promoterState } from './shapes.ts'

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const applyEndpoint = endpoint({
  name: 'distribution.apply',
  route: 'POST /me/promoter',
  summary: 'Apply to be a promoter; free of charge, and once',
  output: promoter,
  problems: [problems.DistributionOff, problems.SpentTooLittle],
})
export const giveRealNameEndpoint = endpoint({
  name: 'distribution.give_real_name',
  route: 'PUT /me/promoter/real-name',
  summary: 'Register my real name for payouts; kept sealed, never shown',
  input: z.object({ name: z.string().trim().min(2).max(40) }),
  output: promoter,
  problems: [problems.NotAPromoter],
})
export const followCodeEndpoint = endpoint({
  name: 'distribution.follow_code',
  route: 'POST /promotion-codes/:code/follow',
  summary: 'I came by this promoter’s link; who is bound already stays bound while it is protected',
  input: z.object({ code: z.string().regex(/^[a-z0-9]{8}$/) }),
  output: z.object({ bound: z.boolean(), promoter: personCard }),
  problems: [problems.CodeUnknown, problems.OwnCode, problems.DistributionOff],
})
export const listPromotersEndpoint = endpoint({
  name: 'distribution.list_promoters',
  route: 'GET /distribution/promoters',
  summary: 'Promoters and those who applied, newest first',
  input: z.object({ state: promoterState.optional(), ...afterwards }),
  output: pageOf(promoter),
})
export const decidePromoterEndpoint = endpoint({
  name: 'distribution.decide_promoter',
  route: 'PUT /distribution/promoters/:personId',
  summary: 'Approve a promoter, or stop one: nobody is bound to them any more, what they earned stays',
  input: z.object({ personId, act: z.enum(['approve', 'stop']) }),
  output: promoter,
})
export const listBindingsEndpoint = endpoint({
  name: 'distribution.list_bindings',
  route: 'GET /distribution/bindings',
  summary: 'Who was bound to whom, from when to when and why it ended',
  input: z.object({ promoterId: personId.optional(), personId: personId.optional(), ...afterwards }),
  output: pageOf(
    z.object({
      id: bindingId,
      person: personCard,
      promoter: personCard,
      since: instant,
      until: instant,
      endedAt: instant.nullable(),
      endedWhy: endedWhy.nullable(),
    }),
  ),
})
export const endBindingEndpoint = endpoint({
  name: 'distribution.end_binding',
  route: 'POST /distribution/bindings/:bindingId/end',
  summary: 'End a binding at the desk, with the reason in the log; orders that were placed keep it',
  input: z.object({ bindingId, why: z.string().trim().min(1).max(200) }),
  problems: [problems.BindingOver],
})
export const listMyCustomersEndpoint = endpoint({
  name: 'distribution.list_my_customers',
  route: 'GET /me/promoter/customers',
  summary: 'Who came by my link, newest first; their names are masked',
  input: z.object(afterwards),
  output: pageOf(
    z.object({
      id: bindingId,
      /** The first letter, the rest hidden. */
      name: z.string(),
      since: instant,
      until: instant,
      endedWhy: endedWhy.nullable(),
    }),
  ),
})
