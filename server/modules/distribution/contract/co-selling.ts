/** Co-selling (合销 / 帮卖): one sale shared by contract between a supplier, a lead seller and a helper; one level. */
import { z } from 'zod'
import { day, endpoint, instant, pageOf, reason } from '../../../kernel/contract.ts'
import { orderId, productId } from '../../commerce/contract.ts'
import { communityId } from '../../community/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { basisPoints, fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { coSellingId, coSellingPayoutId } from './shapes.ts'

/** 供货方, 主卖方, 帮卖. There is no fourth, and nobody below a helper. */
export const coSellingRole = z.enum(['supplier', 'lead', 'helper'])
export type CoSellingRole = z.infer<typeof coSellingRole>

/** By price (进货价): so much a piece for the supplier, a share of the rest for the helper; or all by shares. */
export const coSellingSplit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('price'), supplyFen: someFen, helperBp: basisPoints.default(0) }),
  z
    .object({ kind: z.literal('share'), supplierBp: basisPoints, helperBp: basisPoints.default(0) })
    .refine(
      ({ supplierBp, helperBp }) => supplierBp + helperBp <= 10_000,
      reason('各方比例之和不能超过 100%', 'the shares cannot be more than all of it', 'supplierBp'),
    ),
])
export type CoSellingSplit = z.infer<typeof coSellingSplit>

const goods = z
  .array(z.object({ productId, split: coSellingSplit }))
  .min(1)
  .max(100)
  .refine(
    (all) => new Set(all.map((one) => one.productId)).size === all.length,
    reason('同一个商品只能出现一次', 'a product stands twice'),
  )

/** 待接受, 生效中, 已拒绝, 已结束. */
export const coSellingState = z.enum(['offered', 'running', 'declined', 'ended'])

export const coSelling = z.object({
  id: coSellingId,
  title: z.string(),
  communityId,
  state: coSellingState,
  goods: z.array(z.object({ productId, title: z.string(), split: coSellingSplit })),
  /** The lead without a person is the house itself. */
  parties: z.array(
    z.object({
      role: coSellingRole,
      person: personCard.nullable(),
      answer: z.enum(['accepted', 'declined']).nullable(),
      at: instant.nullable(),
    }),
  ),
  offeredAt: instant,
  acceptedAt: instant.nullable(),
  endedAt: instant.nullable(),
  endedWhy: z.string().nullable(),
  may: z.array(z.enum(['answer', 'end'])),
})
export type CoSelling = z.infer<typeof coSelling>

export const offerCoSellingEndpoint = endpoint({
  name: 'distribution.offer_co_selling',
  route: 'POST /co-selling',
  summary: 'Offer a contract for sharing sales in a community; it holds once everybody named has accepted',
  input: z
    .object({
      title: z.string().trim().min(1).max(60),
      communityId,
      supplierId: personId,
      /** Left out: the house sells. */
      leadId: personId.nullable().default(null),
      helperId: personId.nullable().default(null),
      goods,
    })
    .refine(
      ({ supplierId, leadId, helperId }) => {
        const all = [supplierId, leadId, helperId].filter((one) => one !== null)
        return new Set(all).size === all.length
      },
      reason('同一个人不能占两个角色', 'nobody can be two of the parties', 'helperId'),
    )
    .refine(
      (all) => all.helperId !== null || all.goods.every(({ split }) => split.helperBp === 0),
      reason('没有帮卖方时，帮卖比例要为 0', 'without a helper nothing can be theirs', 'goods'),
    ),
  output: coSelling,
  problems: [problems.GoodsDearerSupplied],
})
export const answerCoSellingEndpoint = endpoint({
  name: 'distribution.answer_co_selling',
  route: 'POST /co-selling/:coSellingId/answer',
  summary: 'Accept or decline a contract that names me',
  input: z.object({ coSellingId, answer: z.enum(['accepted', 'declined']) }),
  output: coSelling,
  problems: [problems.NotAParty, problems.ContractStateWrong, problems.GoodsAlreadyShared],
})
export const endCoSellingEndpoint = endpoint({
  name: 'distribution.end_co_selling',
  route: 'POST /co-selling/:coSellingId/end',
  summary: 'End a contract: orders placed before keep their split',
  input: z.object({ coSellingId, why: z.string().trim().min(1).max(200) }),
  output: coSelling,
  problems: [problems.NotAParty, problems.ContractStateWrong],
})
const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }
export const listCoSellingEndpoint = endpoint({
  name: 'distribution.list_co_selling',
  route: 'GET /co-selling',
  summary: 'Contracts of the tenant for those who decide there, else those that name me; newest first',
  input: z.object({ mine: z.coerce.boolean().optional(), ...afterwards }),
  output: pageOf(coSelling),
})

export const coSellingLine = z.object({
  coSellingId,
  orderId,
  line: z.number().int(),
  title: z.string(),
  role: coSellingRole,
  soldFen: fen,
  shareFen: fen,
  /** Of the share, taken back with what went back to the buyer. */
  backFen: fen,
  state: z.enum(['pending', 'due']),
  at: instant,
  settledAt: instant.nullable(),
})
export const coSellingStatement = z.object({
  person: personCard,
  /** Sold, but may still be sent back. */
  pendingFen: fen,
  /** As the ledger says: owed to them now; below zero it is owed by them. */
  balanceFen: z.number().int(),
  paidFen: fen,
  rows: z.array(coSellingLine),
  next: z.string().nullable(),
  payouts: z.array(z.object({ id: coSellingPayoutId, amountFen: fen, receipt: z.string(), at: instant })),
})
export type CoSellingStatement = z.infer<typeof coSellingStatement>

export const readCoSellingStatementEndpoint = endpoint({
  name: 'distribution.read_co_selling_statement',
  route: 'GET /co-selling/statement',
  summary: 'What shared sales brought somebody, line by line; mine unless one decides there',
  input: z.object({ personId: personId.optional(), from: day.optional(), to: day.optional(), ...afterwards }),
  output: coSellingStatement,
})
export const payCoSellingEndpoint = endpoint({
  name: 'distribution.pay_co_selling',
  route: 'POST /co-selling/payouts',
  summary: 'Note that a partner was paid what is owed, by the number of the transfer; told twice it is once',
  input: z.object({ personId, amountFen: someFen, receipt: z.string().trim().min(1).max(100) }),
  output: coSellingStatement,
  problems: [problems.OwedLess, problems.ReceiptUsed],
})
