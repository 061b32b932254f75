import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { bookPosting } from '../../../ledger/index.ts'
import { activityChanged } from '../../contract.ts'
import { db, type PacketRow } from '../../tables.ts'
import { tellChange } from '../tell-change.ts'
import { fundsOf } from './fill-packets.ts'

/** What nobody opened in time goes back, once for each activity (RP-2). Returns how many were closed. */
export async function refundPackets(ctx: Context): Promise<number> {
  const { rows } = await sql<PacketRow>`
    update promotions.packets p set refunded_at = ${ctx.now}, refunded = p.total - p.given
     where p.tenant_id = ${ctx.tenantId} and p.activity_id in (
       select q.activity_id from promotions.packets q
         join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
        where q.tenant_id = ${ctx.tenantId} and q.refunded_at is null
          and (q.expires_at <= ${ctx.now} or a.ended_at is not null)
        order by 1 limit 200 for no key update of q skip locked)
    returning p.*`.execute(db(ctx))
  for (const { activity_id: id, refunded } of rows) {
    const movements = [{ debit: fundsOf(id), credit: 'issued', amount: refunded }]
    await bookPosting(ctx, {
      book: 'points',
      kind: 'packets_refunded',
      key: `packets refunded ${id}`,
      about: id,
      movements,
    })
    tellChange(ctx, id)
    await publish(ctx, activityChanged, { activityId: id })
  }
  return rows.length
}
