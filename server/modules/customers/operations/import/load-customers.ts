import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { CustomerId } from '../../contract.ts'
import type { CustomerState } from '../../rules/customer-state.ts'
import { type CustomerTableRow, db } from '../../tables.ts'

export type Kept = { id: CustomerId; personId: PersonId; state: CustomerState }
type StoredRow = CustomerTableRow & { sealed: string | null }

/** Customers by their people or by their own ids, locked, with their attributes opened. */
export async function loadCustomers(
  ctx: Context,
  by: { people: readonly PersonId[] } | { ids: readonly CustomerId[] },
): Promise<Kept[]> {
  const which = 'people' in by ? sql`c.person_id = any(${by.people}::text[])` : sql`c.id = any(${by.ids}::text[])`
  const { rows } = await sql<StoredRow>`
    select c.*, a.sealed from customers.customers c
      left join customers.attributes a on a.tenant_id = c.tenant_id and a.customer_id = c.id
     where c.tenant_id = ${ctx.tenantId} and ${which} order by c.id for update of c`.execute(db(ctx))
  return rows.map((row) => keptOf(ctx, row))
}

function keptOf({ seal }: Context, row: StoredRow): Kept {
  const { name, number, city, region, birthday, notes, tags } = row
  const attributes = row.sealed ? (JSON.parse(seal.open(row.sealed)) as Record<string, string>) : {}
  return {
    id: row.id,
    personId: row.person_id,
    state: { name, number, city, region, birthday, notes, tags, attributes },
  }
}
