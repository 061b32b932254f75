import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../commerce/index.ts'
import { publish } from '../../../kernel/outbox.ts'
import { bargainChanged } from '../contract.ts'
import { type BargainRow, db } from '../tables.ts'
import { tellChange } from './tell-change.ts'

/** Its order is paid, in time or late while no other order took its place. */
export async function payBargain(ctx: Context, order: OriginOrder): Promise<Acceptance> {
  const { rows } = await sql<BargainRow>`
    update promotions.bargains set state = 'paid'
     where tenant_id = ${ctx.tenantId} and id = ${order.origin_id} and order_id = ${order.id} and state <> 'paid'
    returning *`.execute(db(ctx))
  if (!rows[0]) return { refund: 'bargain_over' }
  await tellBargain(ctx, rows[0])
  return { awaits: null }
}

/** Not paid: what was reached can be ordered again while there is time. */
export async function lapseBargain(ctx: Context, order: OriginOrder): Promise<void> {
  const { rows } = await sql<BargainRow>`
    update promotions.bargains
       set state = case when taken >= people then case when order_by > ${ctx.now} then 'succeeded' else 'lapsed' end
                        when expires_at > ${ctx.now} then 'running' else 'failed' end
     where tenant_id = ${ctx.tenantId} and id = ${order.origin_id} and order_id = ${order.id} and state = 'ordered'
    returning *`.execute(db(ctx))
  if (rows[0]) await tellBargain(ctx, rows[0])
}

/** Ends bargains whose time is over: those that never reached the floor, and those that were not ordered then. Returns how many. */
export async function endBargains(ctx: Context): Promise<number> {
  const { rows } = await sql<BargainRow>`
    update promotions.bargains b set state = case state when 'running' then 'failed' else 'lapsed' end
     where b.tenant_id = ${ctx.tenantId} and b.state in ('running', 'succeeded') and b.id in (
       select id from promotions.bargains where tenant_id = ${ctx.tenantId}
          and (state = 'running' and expires_at <= ${ctx.now} or state = 'succeeded' and order_by <= ${ctx.now})
        order by id limit 500 for no key update skip locked)
    returning b.*`.execute(db(ctx))
  for (const row of rows) await tellBargain(ctx, row)
  return rows.length
}

async function tellBargain(ctx: Context, { id, activity_id, state, taken, people }: BargainRow): Promise<void> {
  tellChange(ctx, activity_id, id)
  await publish(ctx, bargainChanged, { activityId: activity_id, bargainId: id, state, taken, people })
}
