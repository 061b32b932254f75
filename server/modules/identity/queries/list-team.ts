import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId, StaffRole, TeamSeat } from '../contract.ts'
import { type AddressKind, showAddress } from '../rules/address.ts'
import { db } from '../tables.ts'
import { readCards } from './read-cards.ts'

type SeatRow = {
  person_id: PersonId
  role: StaffRole
  since: Date
  address_kind: AddressKind | null
  address_sealed: string | null
  seen_at: Date | null
}

/** The operator seats, owners first; or that of one person. */
export async function listTeam(ctx: Context, personId: PersonId | null = null): Promise<{ rows: TeamSeat[] }> {
  const { rows } = await sql<SeatRow>`
    select s.person_id, s.role, s.since, a.address_kind, a.address_sealed,
      (select max(e.seen_at) from identity.sessions e
       where e.tenant_id = s.tenant_id and e.person_id = s.person_id) as seen_at
    from identity.seats s
    left join identity.accounts a on a.tenant_id = s.tenant_id and a.person_id = s.person_id
    where s.tenant_id = ${ctx.tenantId} and (${personId}::text is null or s.person_id = ${personId})
    order by array_position(array['owner', 'admin', 'staff'], s.role), s.since, s.person_id`.execute(db(ctx))
  const cards = await readCards(
    ctx,
    rows.map((row) => row.person_id),
  )
  return { rows: rows.flatMap((row) => seatOf(ctx, row, cards.get(row.person_id)) ?? []) }
}

function seatOf(ctx: Context, row: SeatRow, person: TeamSeat['person'] | undefined): TeamSeat | null {
  if (!person) return null
  const { address_kind: kind, address_sealed: sealed } = row
  return {
    person,
    role: row.role,
    address: kind && sealed ? showAddress({ kind, text: ctx.seal.open(sealed) }) : null,
    since: row.since.toISOString(),
    seenAt: row.seen_at?.toISOString() ?? null,
  }
}
