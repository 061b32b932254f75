import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { bookPosting } from '../../../ledger/index.ts'
import { drawPackets } from '../../rules/red-packets/draw-packets.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { keyedStream } from '../keyed-stream.ts'

const day = 86_400_000

/** The account of the ledger that holds what is in the packets of an activity. */
export const fundsOf = (activityId: ActivityRow['id']) => `packet_funds/${activityId}`

/** Draws what is in each packet and sets all of it aside, in the transaction that makes the activity (RP-1, RP-4). */
export async function fillPackets(ctx: Context, { id, terms, starts_at, ends_at }: ActivityRow): Promise<void> {
  if (terms.kind !== 'red_packet') return
  const { total, packets } = terms
  const expiresAt = new Date(Math.min(ends_at.getTime(), starts_at.getTime() + day))
  await sql`insert into promotions.packets (tenant_id, activity_id, total, packets, expires_at)
    values (${ctx.tenantId}, ${id}, ${total}, ${packets}, ${expiresAt})`.execute(db(ctx))
  const amounts = drawPackets(terms, keyedStream(ctx, id))
  await sql`insert into promotions.packet_shares (tenant_id, activity_id, place, amount)
    select ${ctx.tenantId}, ${id}, s.place, s.amount
      from unnest(${amounts}::bigint[]) with ordinality as s (amount, place)`.execute(db(ctx))
  await bookPosting(ctx, {
    book: 'points',
    kind: 'packets_filled',
    key: `packets filled ${id}`,
    about: id,
    movements: [{ debit: 'issued', credit: fundsOf(id), amount: total }],
  })
}
