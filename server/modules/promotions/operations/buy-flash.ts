import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { SoldOut } from '../../commerce/contract.ts'
import { orderAtPrice, readOrder } from '../../commerce/index.ts'
import { actorId, tenantOf } from '../../identity/index.ts'
import { accessRunning } from '../access.ts'
import {
  type buyFlashEndpoint,
  type FlashSaleTerms,
  QuotaTaken,
  SlotClosed,
  VariantNotInActivity,
} from '../contract.ts'
import { hoursAt, slotOf } from '../rules/slots.ts'
import { type ActivityRow, db } from '../tables.ts'
import { type AgreedPiece, ofPieces, tryPiece } from './flash-pieces.ts'
import { writePurchase } from './write-purchase.ts'

type Ask = RequestOf<typeof buyFlashEndpoint>

/**
 * Orders in a flash sale: whoever finds it sold out is told so by an unlocked look; who does not takes a piece by one
 * conditional statement. Raises `promotions.slot_closed`, `promotions.quota_taken` and what ordering raises.
 */
export async function buyFlash(
  ctx: Context,
  { activityId, channel, variantId, quantity, ...place }: Ask,
): Promise<AnswerOf<typeof buyFlashEndpoint>> {
  const activity = await accessRunning(ctx, activityId, channel)
  const { terms } = activity
  if (terms.kind !== 'flash_sale') throw NotFound()
  const item = terms.items.find((one) => one.variantId === variantId)
  if (!item) throw VariantNotInActivity()
  if (quantity > terms.perOrder) throw QuotaTaken()
  const slot = await requireSlot(ctx, activity, terms)
  const agreed: AgreedPiece = { activityId, version: activity.version, variantId, quantity, slot, terms }
  await requireLeft(ctx, agreed, item.pieces, activity.title)
  const buyerId = actorId(ctx)
  const { orderId, totalFen } = await orderAtPrice(ctx, {
    ...place,
    buyerId,
    communityId: activity.community_id,
    lines: [{ variantId, quantity, unitFen: item.fen }],
    origin: 'flash_sale',
    originId: activityId,
    terms: agreed,
    payWithin: terms.payMinutes * 60_000,
  })
  await writePurchase(ctx, agreed, { order_id: orderId, person_id: buyerId, total_fen: totalFen })
  const taken = await tryPiece(ctx, agreed, buyerId)
  if (taken === 'limit') throw QuotaTaken()
  if (taken === 'none') throw SoldOut({ title: activity.title, left: 0 })
  return readOrder(ctx, { orderId })
}

async function requireSlot(ctx: Context, activity: ActivityRow, terms: FlashSaleTerms): Promise<string> {
  const { open } = hoursAt({ ...activity, terms }, ctx.now, (await tenantOf(ctx)).zone)
  if (!open) throw SlotClosed()
  return slotOf(terms, open)
}

async function requireLeft(ctx: Context, agreed: AgreedPiece, pieces: number, title: string): Promise<void> {
  const found = await db(ctx)
    .selectFrom('promotions.quotas')
    .select('taken')
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', agreed.activityId)
    .where('of', '=', ofPieces(agreed))
    .executeTakeFirst()
  const left = pieces - (found?.taken ?? 0)
  if (left < agreed.quantity) throw SoldOut({ title, left })
}
