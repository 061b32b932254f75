import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { arrangePickupPointEndpoint } from '../contract.ts'
import { pickupPointOf } from '../queries/list-pickup-points.ts'
import { db, type CommerceTables } from '../tables.ts'

/** Makes, changes or closes a place where orders are fetched; orders that name it keep it. */
export async function arrangePickupPoint(
  ctx: Context,
  { id, name, address, hours, closed }: RequestOf<typeof arrangePickupPointEndpoint>,
): Promise<AnswerOf<typeof arrangePickupPointEndpoint>> {
  const point = id ?? newId('pup')
  const { rows } = await sql<CommerceTables['commerce.pickup_points']>`
    insert into commerce.pickup_points as p (tenant_id, id, name, address, hours)
    select ${ctx.tenantId}, ${point}, ${name}, ${address}, ${hours}
     where ${id === undefined} or exists (select from commerce.pickup_points
       where tenant_id = ${ctx.tenantId} and id = ${point})
    on conflict (tenant_id, id) do update set name = excluded.name, address = excluded.address, hours = excluded.hours,
      closed_at = case when ${closed} then coalesce(p.closed_at, ${ctx.now}) end
    returning *`.execute(db(ctx))
  if (!rows[0]) throw NotFound()
  return pickupPointOf(rows[0])
}
