/** What promoters earn. */
import { z } from 'zod'
import { day, endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { orderId } from '../../commerce/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { NotAPromoter } from './problems.ts'
import { commissionId, commissionState, level, promoter, purse, rateBp } from './shapes.ts'

export const commission = z.object({
  id: commissionId,
  orderId,
  promoter: personCard,
  level,
  baseFen: fen,
  amountFen: fen,
  reversedFen: fen,
  state: commissionState,
  madeAt: instant,
  /** When a frozen one can be withdrawn, if nothing is sent back until then. */
  availableFrom: instant.nullable(),
})
export type Commission = z.infer<typeof commission>

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const readMyPromotionEndpoint = endpoint({
  name: 'distribution.read_my_promotion',
  route: 'GET /me/promoter',
  summary: 'My code, what I earned and what of it can be withdrawn',
  output: z.object({
    /** Null until I have applied. */
    promoter: promoter.nullable(),
    purse,
    bound: z.number().int(),
    firstBp: rateBp,
    secondBp: rateBp,
    active: z.boolean(),
    /** From so much on a payout needs a real name; less than `leastFen` cannot be asked for. */
    realNameFen: fen,
    leastFen: fen,
  }),
})
export const listMyCommissionsEndpoint = endpoint({
  name: 'distribution.list_my_commissions',
  route: 'GET /me/commissions',
  summary: 'My commission by order, newest first; buyers are not named',
  input: z.object(afterwards),
  output: pageOf(commission),
})
export const listCommissionsEndpoint = endpoint({
  name: 'distribution.list_commissions',
  route: 'GET /distribution/commissions',
  summary: 'Commission of all promoters, newest first',
  input: z.object({
    promoterId: personId.optional(),
    orderId: orderId.optional(),
    state: commissionState.optional(),
    ...afterwards,
  }),
  output: pageOf(commission),
})

export const readMyStatementEndpoint = endpoint({
  name: 'distribution.read_my_statement',
  route: 'GET /me/promoter/statement',
  summary: 'What moved in what I may withdraw, from the ledger, newest first',
  input: z.object({ from: day.optional(), to: day.optional(), ...afterwards }),
  output: z.object({
    opening: z.number().int(),
    closing: z.number().int(),
    rows: z.array(z.object({ at: instant, kind: z.string(), about: z.string(), amountFen: z.number().int() })),
    next: z.string().nullable(),
  }),
  problems: [NotAPromoter],
})
