import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { jsonb } from '../../../../kernel/jsonb.ts'
import { orderAtPrice, readOrder } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { accessRunning } from '../../access.ts'
import {
  ActivityNotRunning,
  type orderPresaleEndpoint,
  type PresaleId,
  type PresaleTerms,
  QuotaTaken,
  VariantNotInActivity,
} from '../../contract.ts'
import { readCallOff, showPresale } from '../../queries/presales/read-presale.ts'
import { presalePrices } from '../../rules/presale-prices.ts'
import { type ActivityRow, db, type PresaleRow } from '../../tables.ts'
import { takePresalePieces } from './pieces.ts'

type Ask = RequestOf<typeof orderPresaleEndpoint>
type Answer = AnswerOf<typeof orderPresaleEndpoint>

/**
 * Orders in a pre-sale: an order of the deposit alone, with pieces taken by conditional statements; nothing of the shelf is
 * held, for it is not there yet. Raises `promotions.quota_taken` and what ordering raises.
 */
export async function orderPresale(ctx: Context, ask: Ask): Promise<Answer> {
  const { activityId, channel, variantId, quantity } = ask
  const activity = await accessRunning(ctx, activityId, channel)
  const { terms } = activity
  if (terms.kind !== 'presale') throw NotFound()
  if (await readCallOff(ctx, activityId)) throw ActivityNotRunning()
  const prices = presalePrices(terms, variantId, quantity)
  if (!prices) throw VariantNotInActivity()
  const id = newId('psl') as PresaleId
  const { orderId } = await orderDeposit(ctx, ask, { ...activity, terms }, id, prices)
  const row: PresaleRow = {
    ...blank(ctx, terms),
    id,
    activity_id: activityId,
    version: activity.version,
    person_id: actorId(ctx),
    variant_id: variantId,
    quantity,
    price_fen: prices.priceFen,
    deposit_fen: prices.depositFen,
    balance_fen: prices.balanceFen,
    deposit_order_id: orderId,
  }
  await db(ctx)
    .insertInto('promotions.presales')
    .values({ ...row, terms: jsonb(terms) })
    .execute()
  if (!(await takePresalePieces(ctx, row))) throw QuotaTaken()
  return { presale: await showPresale(ctx, id), order: await readOrder(ctx, { orderId }) }
}

const orderDeposit = (
  ctx: Context,
  { activityId, variantId, quantity, groupId, totalFen }: Ask,
  { community_id, version, terms }: ActivityRow & { terms: PresaleTerms },
  originId: PresaleId,
  { depositFen }: { depositFen: number },
) =>
  orderAtPrice(ctx, {
    lines: [{ variantId, quantity, unitFen: depositFen / quantity }],
    notYetOnShelf: true,
    handsOverLater: true,
    holdsStock: false,
    groupId,
    delivery: 'none',
    totalFen,
    buyerId: actorId(ctx),
    communityId: community_id,
    origin: 'presale',
    originId,
    terms: { part: 'deposit', activityId, version, terms },
    payWithin: terms.payMinutes * 60_000,
  })

const blank = (ctx: Context, terms: PresaleTerms) => ({
  tenant_id: ctx.tenantId,
  terms,
  balance_order_id: null,
  state: 'held' as const,
  balance_from: new Date(terms.balanceFrom),
  balance_until: new Date(terms.balanceUntil),
  ships_by: new Date(terms.shipsBy),
  held_at: ctx.now,
  deposited_at: null,
  paid_at: null,
  ended_at: null,
  ended_why: null,
})
