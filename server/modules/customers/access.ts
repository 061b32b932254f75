/** The only way to a customer or an import of customers; the routes let operators pass. */
import { sql } from 'kysely'
import { NotFound } from '../../kernel/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { CustomerId, CustomerImportId } from './contract.ts'
import { type CustomerTableRow, db, type ImportRow } from './tables.ts'

type Purpose = 'toRead' | 'toChange'

/** Raises `kernel.not_found`. */
export async function accessCustomer(ctx: Context, id: CustomerId, purpose: Purpose): Promise<CustomerTableRow> {
  const { rows } = await sql<CustomerTableRow>`select * from customers.customers
    where tenant_id = ${ctx.tenantId} and id = ${id} ${lockFor(purpose)}`.execute(db(ctx))
  if (!rows[0]) throw NotFound()
  return rows[0]
}

/** Raises `kernel.not_found`. */
export async function accessImport(ctx: Context, id: CustomerImportId, purpose: Purpose): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`select * from customers.imports
    where tenant_id = ${ctx.tenantId} and id = ${id} ${lockFor(purpose)}`.execute(db(ctx))
  if (!rows[0]) throw NotFound()
  return rows[0]
}

const lockFor = (purpose: Purpose) => (purpose === 'toChange' ? sql`for update` : sql``)
