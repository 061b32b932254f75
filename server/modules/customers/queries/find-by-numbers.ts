import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** Who has each of the numbers of the tenant's own books. */
export async function findByNumbers(ctx: Context, numbers: readonly string[]): Promise<Map<string, PersonId>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; person_id: PersonId }>`
    select number, person_id from customers.customers
     where tenant_id = ${ctx.tenantId} and number <> '' and number = any(${numbers}::text[])`.execute(db(ctx))
  return new Map(rows.map(({ number, person_id }) => [number, person_id]))
}
