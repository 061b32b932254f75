/** One moment of a tenant, read for as long as it takes while others write on. */
import { type Kysely, sql } from 'kysely'
import { inTransaction, tenantSetting } from '../database.ts'
import type { Ground } from '../ground.ts'
import type { TenantId } from '../people.ts'

// Between two pages the reader may wait for a slow disk or a far file store.
const patience = `set local statement_timeout = '120s'; set local idle_in_transaction_session_timeout = '15min'`

/** Runs reading work on the state as it is now; nothing can be written there. */
export function inSnapshot<T>(
  { database }: Ground,
  tenantId: TenantId,
  work: (snapshot: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  const setting = `set transaction isolation level repeatable read, read only; ${patience}; ${tenantSetting(tenantId)}`
  return inTransaction(database, setting, work)
}

/** Whether news of this tenant are still on their way to those who act on them. */
export async function hasUntoldNews(snapshot: Kysely<unknown>, tenantId: TenantId): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from kernel.outbox where tenant_id = ${tenantId}) as there`.execute(snapshot)
  return rows[0]?.there ?? false
}
