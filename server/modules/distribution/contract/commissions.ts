/** What promoters earn. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { orderId } from '../../commerce/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { NotAPromoter } from './problems.ts'
import { commissionId, level, promoter, purse, rateBp } from './shapes.ts'

export const commission = z.object({
  id: commissionId,
  orderId,
  promoter: personCard,
  level,
  baseFen: fen,
  amountFen: fen,
  reversedFen: fen,
  /** 待结算, 冻结, 可提现, 已取消. */
  state: z.enum(['pending', 'frozen', 'available', 'cancelled']),
  madeAt: instant,
})
export type Commission = z.infer<typeof commission>

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const readMyPromotionEndpoint = endpoint({
  name: 'distribution.read_my_promotion',
  route: 'GET /me/promoter',
  summary: 'My code, what I earned and what of it can be withdrawn',
  output: z.object({
    promoter,
    purse,
    bound: z.number().int(),
    firstBp: rateBp,
    secondBp: rateBp,
    active: z.boolean(),
  }),
  problems: [NotAPromoter],
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
  input: z.object({ promoterId: personId.optional(), orderId: orderId.optional(), ...afterwards }),
  output: pageOf(commission),
})
