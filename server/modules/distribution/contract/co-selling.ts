/** Co-selling (合销 / 帮卖): one sale shared by contract between a supplier, a lead seller and a helper; one level. */
import { z } from 'zod'
import { day, endpoint, instant, pageOf, reason } from '../../../kernel/contract.ts'
import { orderId, productId } from '../../commerce/contract.ts'
import { communityId } from '../../community/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { basisPoints, fen, someFen } from '../../ledger/contract.ts'
import {
  ActivityOver,
  activityId,
  AlreadyHelping,
  ChannelRefuses,
  NotHelped,
  PriceAboveShelf,
  PriceOutOfBounds,
  relayHelper,
  ServiceMustBeRefundable,
} from '../../promotions/contract.ts'
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

/** Between which prices a helper may choose. */
const ownPrice = z
  .object({ leastFen: someFen, mostFen: someFen })
  .refine(
    ({ leastFen, mostFen }) => leastFen <= mostFen,
    reason('最低价不能高于最高价', 'the least may not exceed the most', 'leastFen'),
  )
const good = z
  .object({ productId, split: coSellingSplit, ownPrice: ownPrice.nullable().default(null) })
  .refine(
    ({ split, ownPrice: own }) => own === null || split.kind === 'share' || split.supplyFen <= own.leastFen,
    reason('最低价不能低于进货价', 'the least may not be below what it is supplied at', 'ownPrice'),
  )
const goods = z
  .array(good)
  .min(1)
  .max(100)
  .refine(
    (all) => new Set(all.map((one) => one.productId)).size === all.length,
    reason('同一个商品只能出现一次', 'a product stands twice'),
  )

/** What is shared: every sale of the goods in the community, or what the helper sells in copies of relays (帮卖接龙). */
export const coSellingThrough = z.enum(['community', 'relay'])

/** 待接受, 生效中, 已拒绝, 已结束. */
export const coSellingState = z.enum(['offered', 'running', 'declined', 'ended'])

export const coSelling = z.object({
  id: coSellingId,
  title: z.string(),
  communityId,
  state: coSellingState,
  through: coSellingThrough,
  goods: z.array(z.object({ productId, title: z.string(), split: coSellingSplit, ownPrice: ownPrice.nullable() })),
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
      through: coSellingThrough.default('community'),
      goods,
    })
    .refine(
      ({ through, helperId }) => through === 'community' || helperId !== null,
      reason('帮卖接龙要写明谁帮卖', 'relays are helped by somebody named', 'helperId'),
    )
    .refine(
      (all) => all.through === 'relay' || all.goods.every(({ ownPrice: own }) => own === null),
      reason('只有帮卖接龙可以自己定价', 'only in relays a helper chooses the price', 'goods'),
    )
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

/** A relay that a contract of mine lets me sell, and my copy of it. */
export const helpableRelay = z.object({
  coSellingId,
  contract: z.string(),
  sourceId: activityId,
  title: z.string(),
  endsAt: instant,
  items: z.array(z.object({ name: z.string(), fen, bounds: ownPrice.nullable() })),
})
export type HelpableRelay = z.infer<typeof helpableRelay>
export const listHelpableRelaysEndpoint = endpoint({
  name: 'distribution.list_helpable_relays',
  route: 'GET /me/relays-to-help',
  summary: 'Relays that my contracts let me sell, and the copies I have opened, with what was entered in them',
  output: z.object({ open: z.array(helpableRelay), mine: z.array(relayHelper) }),
})
export const openRelayCopyEndpoint = endpoint({
  name: 'distribution.open_relay_copy',
  route: 'POST /co-selling/:coSellingId/relays',
  summary: 'Open my own copy of a relay in the community of the contract; goods and delivery stay with its source',
  input: z.object({
    coSellingId,
    sourceId: activityId,
    title: z.string().trim().min(1).max(60),
    /** Where the contract leaves the price to me. */
    prices: z
      .array(z.object({ name: z.string().min(1).max(30), fen: someFen }))
      .max(100)
      .default([]),
  }),
  output: relayHelper,
  problems: [
    problems.NotAParty,
    problems.ContractStateWrong,
    NotHelped,
    AlreadyHelping,
    PriceOutOfBounds,
    ActivityOver,
    ChannelRefuses,
    PriceAboveShelf,
    ServiceMustBeRefundable,
  ],
})
