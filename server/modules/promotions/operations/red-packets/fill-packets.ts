import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { bookPosting } from '../../../ledger/index.ts'
import { drawPackets } from '../../rules/red-packets/draw-packets.ts'
import { bookOf, fundsOf, sourceOf } from '../../rules/red-packets/accounts.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { keyedStream } from '../keyed-stream.ts'

const day = 86_400_000
export type Giver = { personId: PersonId; groupId: GroupId; clientId: string }

/**
 * Draws what is in each packet and sets all of it aside, in the transaction that makes the activity (RP-1, RP-4). Raises
 * `ledger.balance_too_low` for a giver who has not so many points.
 */
export async function fillPackets(ctx: Context, { id, terms, starts_at, ends_at }: ActivityRow, giver?: Giver) {
  if (terms.kind !== 'red_packet') return
  const { total, packets, holds } = terms
  const expiresAt = new Date(Math.min(ends_at.getTime(), starts_at.getTime() + day))
  const { personId = null, groupId = null, clientId = null } = giver ?? {}
  await sql`insert into promotions.packets (tenant_id, activity_id, total, packets, expires_at, holds, given_by, group_id, client_id)
    values (${ctx.tenantId}, ${id}, ${total}, ${packets}, ${expiresAt}, ${holds}, ${personId}, ${groupId}, ${clientId})`.execute(
    db(ctx),
  )
  const amounts = drawPackets(terms, keyedStream(ctx, id))
  await sql`insert into promotions.packet_shares (tenant_id, activity_id, place, amount)
    select ${ctx.tenantId}, ${id}, s.place, s.amount
      from unnest(${amounts}::bigint[]) with ordinality as s (amount, place)`.execute(db(ctx))
  await bookPosting(ctx, {
    book: bookOf(terms),
    kind: 'packets_filled',
    key: `packets filled ${id}`,
    about: id,
    movements: [{ debit: sourceOf({ holds, given_by: personId }), credit: fundsOf(id), amount: total }],
  })
}
