import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { standsAtDesk } from '../access.ts'
import type { listPickupPointsEndpoint, PickupPoint } from '../contract.ts'
import { type CommerceTables, db } from '../tables.ts'

/** A pick-up point as the contract shows it. */
export const pickupPointOf = ({
  id,
  name,
  address,
  hours,
  closed_at,
}: CommerceTables['commerce.pickup_points']): PickupPoint => ({
  id,
  name,
  address,
  hours,
  closedAt: closed_at?.toISOString() ?? null,
})

/** Where orders can be fetched; closed places only for the desk. */
export async function listPickupPoints(ctx: Context): Promise<AnswerOf<typeof listPickupPointsEndpoint>> {
  const points = db(ctx).selectFrom('commerce.pickup_points').selectAll().where('tenant_id', '=', ctx.tenantId)
  const open = standsAtDesk(ctx) ? points : points.where('closed_at', 'is', null)
  return { rows: (await open.orderBy('name').execute()).map(pickupPointOf) }
}
