import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { CustomerImportId } from '../../contract.ts'
import { db } from '../../tables.ts'

/** A person, or `row N` of somebody who would be new. */
export type Holder = string

export async function findPreviewKeys(
  ctx: Context,
  importId: CustomerImportId,
  keys: readonly string[],
): Promise<Map<string, Holder>> {
  const { rows } = await sql<{ key: string; holder: Holder }>`
    select key, holder from customers.preview_keys
     where tenant_id = ${ctx.tenantId} and import_id = ${importId} and key = any(${keys}::text[])`.execute(db(ctx))
  return new Map(rows.map(({ key, holder }) => [key, holder]))
}

export async function keepPreviewKeys(
  ctx: Context,
  importId: CustomerImportId,
  held: ReadonlyMap<string, Holder>,
): Promise<void> {
  if (held.size === 0) return
  await sql`insert into customers.preview_keys (tenant_id, import_id, key, holder)
    select ${ctx.tenantId}, ${importId}, key, holder
      from unnest(${[...held.keys()]}::text[], ${[...held.values()]}::text[]) as k (key, holder)
    on conflict do nothing`.execute(db(ctx))
}

export async function clearPreviewKeys(ctx: Context, importId: CustomerImportId): Promise<void> {
  await sql`delete from customers.preview_keys
    where tenant_id = ${ctx.tenantId} and import_id = ${importId}`.execute(db(ctx))
}
