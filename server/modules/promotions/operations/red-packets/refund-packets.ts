import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { publish } from '../../../../kernel/outbox.ts'
import type { EndedPayout } from '../../../commerce/index.ts'
import { bookPosting } from '../../../ledger/index.ts'
import { activityChanged } from '../../contract.ts'
import { db, type PacketRow } from '../../tables.ts'
import { tellChange } from '../tell-change.ts'
import { bookOf, fundsOf, sourceOf } from '../../rules/red-packets/accounts.ts'

/** What nobody opened in time goes back, once for each activity (RP-2). Returns how many were closed. */
export async function refundPackets(ctx: Context): Promise<number> {
  const { rows } = await sql<PacketRow>`
    update promotions.packets p set refunded_at = ${ctx.now}, refunded = p.total - p.given + p.returned
     where p.tenant_id = ${ctx.tenantId} and p.activity_id in (
       select q.activity_id from promotions.packets q
         join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
        where q.tenant_id = ${ctx.tenantId} and q.refunded_at is null
          and (q.expires_at <= ${ctx.now} or a.ended_at is not null)
        order by 1 limit 200 for no key update of q skip locked)
    returning p.*`.execute(db(ctx))
  for (const row of rows) {
    await bookBack(ctx, row, row.refunded, `packets refunded ${row.activity_id}`)
    tellChange(ctx, row.activity_id)
    await publish(ctx, activityChanged, { activityId: row.activity_id })
  }
  return rows.length
}

async function bookBack(ctx: Context, row: PacketRow, amount: number, key: string): Promise<void> {
  const { activity_id: id } = row
  const movements = [{ debit: fundsOf(id), credit: sourceOf(row), amount }]
  await bookPosting(ctx, { book: bookOf(row), kind: 'packets_refunded', key, about: id, movements })
}

/** Money that was opened and not taken is in its fund again; when the packets are closed, it goes on to the house at once. */
export async function takeBackCash(ctx: Context, payout: EndedPayout): Promise<void> {
  const { rows } = await sql<PacketRow>`
    update promotions.packets p
       set returned = p.returned + ${payout.amount_fen},
           refunded = p.refunded + case when p.refunded_at is null then 0 else ${payout.amount_fen} end
      from promotions.packet_claims c
     where c.tenant_id = ${ctx.tenantId} and c.id = ${payout.origin_id}
       and p.tenant_id = c.tenant_id and p.activity_id = c.activity_id
    returning p.*`.execute(db(ctx))
  const [row] = rows
  if (!row) return
  if (row.refunded_at) await bookBack(ctx, row, payout.amount_fen, `packet returned ${payout.id}`)
  tellChange(ctx, row.activity_id)
}

/** Somebody has taken their money: whoever watches sees it. */
export async function noteTaken(ctx: Context, { origin_id }: EndedPayout): Promise<void> {
  const claims = db(ctx).selectFrom('promotions.packet_claims').select('activity_id')
  const found = await claims.where('tenant_id', '=', ctx.tenantId).where('id', '=', origin_id).executeTakeFirst()
  if (found) tellChange(ctx, found.activity_id)
}
