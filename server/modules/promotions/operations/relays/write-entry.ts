import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Delivery, PickupPointId } from '../../../commerce/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { type ActivityId, AlreadyEntered, type EntryId } from '../../contract.ts'
import type { AskedItem } from '../../rules/relays/asked-items.ts'
import { db, type EntryRow } from '../../tables.ts'

type Fresh = Pick<
  EntryRow,
  'activity_id' | 'version' | 'no' | 'place' | 'person_id' | 'name' | 'state' | 'order_id'
> & {
  id?: EntryId
  delivery: Delivery
  pickup_point_id: PickupPointId | null
  note: string
  lot?: number
}

/** Writes an entry with what is asked. Raises `promotions.already_entered`, by unique key, when its person has as many as may be. */
export async function writeEntry(
  ctx: Context,
  fresh: Fresh,
  items: readonly AskedItem[],
  perPerson: number,
): Promise<EntryRow> {
  const { rows } = await sql<EntryRow>`
    insert into promotions.relay_entries (tenant_id, id, activity_id, version, no, place, lot, person_id, turn, name, state,
      delivery, pickup_point_id, note, order_id, entered_at)
    select ${ctx.tenantId}, ${fresh.id ?? newId('ent')}, ${fresh.activity_id}, ${fresh.version}, ${fresh.no}::int,
      ${fresh.place}::int, ${fresh.lot ?? null}::int, ${fresh.person_id}, t.turn, ${fresh.name}, ${fresh.state}, ${fresh.delivery},
      ${fresh.pickup_point_id}, ${fresh.note}, ${fresh.order_id}, ${ctx.now}
      from (select ${freeTurn(ctx, fresh.activity_id, fresh.person_id, perPerson)} as turn) t
     where t.turn is not null or ${fresh.person_id}::text is null
    on conflict (tenant_id, activity_id, person_id, turn) where state <> 'cancelled' do nothing
    returning *`.execute(db(ctx))
  const [entry] = rows
  if (!entry) throw AlreadyEntered()
  await writeLines(ctx, entry.id, items)
  return entry
}

/** The first turn a person has not taken; null when they have had all. */
export const freeTurn = (ctx: Context, activityId: ActivityId, personId: PersonId | null, perPerson: number) =>
  sql<
    number | null
  >`(case when ${personId}::text is not null then (select min(g) from generate_series(1, ${perPerson}::int) g
    where not exists (select from promotions.relay_entries o where o.tenant_id = ${ctx.tenantId}
      and o.activity_id = ${activityId} and o.person_id = ${personId} and o.turn = g and o.state <> 'cancelled')) end)`

/** What an entry asks for, in place of what it asked before. */
export async function writeLines(ctx: Context, entryId: EntryId, items: readonly AskedItem[]): Promise<void> {
  await sql`delete from promotions.relay_lines where tenant_id = ${ctx.tenantId} and entry_id = ${entryId}`.execute(
    db(ctx),
  )
  await db(ctx)
    .insertInto('promotions.relay_lines')
    .values(
      items.map(({ name, variantId, fen, quantity }, line) => ({
        tenant_id: ctx.tenantId,
        entry_id: entryId,
        line,
        item: name,
        variant_id: variantId,
        unit_fen: fen,
        quantity,
      })),
    )
    .execute()
}
