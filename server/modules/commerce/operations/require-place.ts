import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { memberOf } from '../../community/index.ts'
import { type Delivery, PickupPointMissing, type PickupPointId, type Recipient, RecipientMissing } from '../contract.ts'
import { listPickupPoints } from '../queries/list-pickup-points.ts'

export type Place = {
  delivery: Delivery
  groupId?: GroupId | undefined
  recipient?: Recipient | undefined
  pickupPointId?: PickupPointId | undefined
}

/**
 * Where an order goes must be said, and the chat it is placed in must be the buyer's. Raises `commerce.recipient_missing`,
 * `commerce.pickup_point_missing`, and what `memberOf` raises.
 */
export async function requirePlace(
  ctx: Context,
  { delivery, recipient, pickupPointId, groupId }: Place,
): Promise<void> {
  if (delivery === 'express' && !recipient) throw RecipientMissing()
  if (groupId) await memberOf(ctx, { groupId })
  if (delivery !== 'pickup') return
  const { rows } = await listPickupPoints(ctx)
  if (!rows.some(({ id, closedAt }) => id === pickupPointId && !closedAt)) throw PickupPointMissing()
}

/** What an order keeps of a place: only what its delivery needs. */
export const placeOf = ({ delivery, recipient, pickupPointId, groupId }: Place): Place => ({
  delivery,
  groupId,
  pickupPointId: delivery === 'pickup' ? pickupPointId : undefined,
  recipient: delivery === 'express' ? recipient : undefined,
})
