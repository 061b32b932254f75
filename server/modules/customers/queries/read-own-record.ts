import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'
import type { CustomerTableRow } from '../tables.ts'
import { readAttributes } from './view-customers.ts'

/** What operators keep about a person as their customer, for that person alone; null when nothing. */
export async function readCustomerRecord(ctx: Context, personId: PersonId): Promise<Record<string, unknown> | null> {
  const { rows } = await sql<CustomerTableRow>`select * from customers.customers
    where tenant_id = ${ctx.tenantId} and person_id = ${personId}`.execute(db(ctx))
  if (!rows[0]) return null
  const { tenant_id: _, person_id: __, ...record } = rows[0]
  return { ...record, attributes: await readAttributes(ctx, record.id) }
}
