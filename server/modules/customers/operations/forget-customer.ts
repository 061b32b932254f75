import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** A person leaves for good: their record goes, and of the rows they were imported by only what came of them stays. */
export async function forgetCustomer(ctx: Context, personId: PersonId): Promise<void> {
  await sql`update customers.import_rows r set raw = null, change = null, customer_id = null
     from customers.customers c
    where c.tenant_id = ${ctx.tenantId} and c.person_id = ${personId}
      and r.tenant_id = c.tenant_id and r.customer_id = c.id`.execute(db(ctx))
  await sql`delete from customers.customers
    where tenant_id = ${ctx.tenantId} and person_id = ${personId}`.execute(db(ctx))
}
