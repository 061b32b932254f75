/** Pre-sale (预售): a deposit (定金) now, the balance (尾款) later; whatever fails gives back all that was paid. */
import { z } from 'zod'
import { endpoint, instant, reason } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { activityId, orderWords, presaleId, seenOn } from './shapes.ts'

const some = (most: number) => z.number().int().min(1).max(most)

export const presaleTerms = z
  .object({
    kind: z.literal('presale'),
    items: z
      .array(
        z
          .object({ variantId: shop.variantId, priceFen: someFen, depositFen: someFen, pieces: some(1_000_000) })
          .refine(
            ({ priceFen, depositFen }) => depositFen < priceFen,
            reason('定金要低于总价', 'the deposit must be less than the price', 'depositFen'),
          ),
      )
      .min(1)
      .max(50)
      .refine(
        (all) => new Set(all.map((one) => one.variantId)).size === all.length,
        reason('同一个规格只能出现一次', 'a variant stands twice'),
      ),
    /** The balance can be paid from then until then; the pre-sale is decided when it begins. */
    balanceFrom: instant,
    balanceUntil: instant,
    /** What is not on its way by then is refunded. */
    shipsBy: instant,
    /** Fewer pieces with a deposit when the balance begins: it fails, and all deposits go back. */
    atLeast: some(10_000_000).nullable().default(null),
    perPerson: some(9999).default(1),
    /** A deposit whose balance is not paid in time goes back, or stays with the shop; told before it is paid. */
    unpaidBalance: z.enum(['refund', 'keep']).default('refund'),
    payMinutes: z.number().int().min(5).max(60).default(30),
  })
  .refine(
    ({ balanceFrom, balanceUntil }) => Date.parse(balanceFrom) < Date.parse(balanceUntil),
    reason('尾款的结束要晚于开始', 'the time for the balance must end after it begins', 'balanceUntil'),
  )
  .refine(
    ({ balanceUntil, shipsBy }) => Date.parse(balanceUntil) <= Date.parse(shipsBy),
    reason('发货期限不能早于尾款结束', 'it cannot be due before the balance is', 'shipsBy'),
  )
  .refine(
    ({ items, atLeast }) => atLeast === null || atLeast <= items.reduce((all, { pieces }) => all + pieces, 0),
    reason('最低件数不能超过预售总件数', 'the least cannot be more than there are', 'atLeast'),
  )
export type PresaleTerms = z.output<typeof presaleTerms>

/**
 * 待付定金, 已付定金, 待付尾款, 尾款待付款, 已付清, 已收货, 退款中, 已退款, 已失效, 定金不退.
 */
export const presaleState = z.enum([
  'held',
  'deposited',
  'open',
  'ordered',
  'paid',
  'delivered',
  'failing',
  'refunded',
  'lapsed',
  'kept',
])
export type PresaleState = z.infer<typeof presaleState>

export const presale = z.object({
  id: presaleId,
  activityId,
  title: z.string(),
  buyer: personCard,
  variantId: shop.variantId,
  quantity: shop.quantity,
  state: presaleState,
  priceFen: fen,
  depositFen: fen,
  balanceFen: fen,
  balanceFrom: instant,
  balanceUntil: instant,
  shipsBy: instant,
  depositOrderId: shop.orderId,
  balanceOrderId: shop.orderId.nullable(),
  endedWhy: z.string().nullable(),
  unpaidBalance: z.enum(['refund', 'keep']),
  may: z.array(z.enum(['pay_deposit', 'order_balance', 'pay_balance'])),
})
export type Presale = z.infer<typeof presale>

export const presaleCourse = z.object({
  activityId,
  items: z.array(
    z.object({
      variantId: shop.variantId,
      priceFen: fen,
      depositFen: fen,
      pieces: z.number().int(),
      left: z.number().int(),
      /** Pieces with a deposit, counted from rows. */
      deposited: z.number().int(),
    }),
  ),
  deposited: z.number().int(),
  atLeast: z.number().int().nullable(),
  calledOff: z.object({ at: instant, why: z.string() }).nullable(),
  mine: z.array(presaleId),
})
export type PresaleCourse = z.infer<typeof presaleCourse>

const refusals = [
  problems.ChannelRefuses,
  shop.NotForSale,
  shop.LimitReached,
  shop.DeliveryImpossible,
  shop.PriceChanged,
] as const
const both = z.object({ presale, order: shop.order })

export const readPresaleCourseEndpoint = endpoint({
  name: 'promotions.read_presale_course',
  route: 'GET /activities/:activityId/presale',
  summary: 'A pre-sale as it stands: what is left, how many are in, how many it needs',
  input: z.object({ activityId, channel: seenOn }),
  output: presaleCourse,
  problems: [problems.ChannelRefuses],
})
export const orderPresaleEndpoint = endpoint({
  name: 'promotions.order_presale',
  route: 'POST /activities/:activityId/presales',
  summary: 'Order in a pre-sale: pieces are taken now, the deposit is to be paid',
  input: z.object({
    activityId,
    variantId: shop.variantId,
    quantity: shop.quantity.default(1),
    groupId: orderWords.groupId,
    totalFen: orderWords.totalFen,
    channel: seenOn,
  }),
  output: both,
  problems: [...refusals, problems.ActivityNotRunning, problems.VariantNotInActivity, problems.QuotaTaken],
})
export const readPresaleEndpoint = endpoint({
  name: 'promotions.read_presale',
  route: 'GET /presales/:presaleId',
  summary: 'One pre-sale of mine: deposit, balance, what became of it',
  input: z.object({ presaleId }),
  output: presale,
})
export const orderBalanceEndpoint = endpoint({
  name: 'promotions.order_balance',
  route: 'POST /presales/:presaleId/balance',
  summary: 'Order the balance (尾款), once it is due',
  input: z.object({ presaleId, ...orderWords }),
  output: both,
  problems: [...refusals, problems.BalanceNotDue, shop.RecipientMissing, shop.PickupPointMissing],
})
export const callOffPresaleEndpoint = endpoint({
  name: 'promotions.call_off_presale',
  route: 'POST /activities/:activityId/presale/call-off',
  summary: 'Call a pre-sale off: all that was paid for it goes back, once',
  input: z.object({ activityId, why: z.string().trim().min(1).max(200) }),
  output: presaleCourse,
})
