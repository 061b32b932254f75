import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { headingsKey } from '../../../kernel/sheets/headings-key.ts'
import type { ColumnMeanings } from '../contract.ts'
import { db } from '../tables.ts'

/** What the tenant said these columns mean, when it brought in a table with the same headings; null the first time. */
export async function readMapping(ctx: Context, headings: readonly string[]): Promise<ColumnMeanings | null> {
  const { rows } = await sql<{ mapping: ColumnMeanings }>`select mapping from customers.mappings
    where tenant_id = ${ctx.tenantId} and headings_key = ${headingsKey(headings)}`.execute(db(ctx))
  return rows[0]?.mapping ?? null
}
