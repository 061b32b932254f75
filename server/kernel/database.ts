/**
 * PostgreSQL: one pool per role, one transaction per piece of work with its tenant set for row-level security.
 * The application role owns nothing and cannot bypass a policy; without a tenant it sees no row at all.
 */
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { LaneClient, setTenant } from './lane-client.ts'
import { NamingClient } from './named-statements.ts'
import type { TenantId } from './people.ts'
import { openPool } from './pool.ts'

/** `app` acts for one tenant, `lane` too, for what is sent all the time and found by key; `relay` may only move the outbox and list tenants; `owner` migrates and runs the job queue. */
type DatabaseRole = 'app' | 'lane' | 'relay' | 'owner'

export type Database = {
  kysely: Kysely<unknown>
  pool: pg.Pool
  close: () => Promise<void>
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

// Named statements would keep the plan made when a table was still empty, a wrong one, until statistics come
// (measured on a fresh database: 34 ms for a look-up that takes 0.3). Planning each time costs a tenth of a millisecond.
const application = '-c role=qunluo_app -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000'
const limits = {
  app: `${application} -c plan_cache_mode=force_custom_plan`,
  // Planning the writing of a message costs as much as writing it. Where all is found by key, one plan that walks
  // indexes is right for any table, empty or full, and made once (measured: 5.1 -> 4.1 ms for 32 messages).
  lane: `${application} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off`,
  relay: '-c role=qunluo_relay -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
  owner: '',
} as const

// Past its own limit a statement has been answered; past this, perhaps nobody is there.
const silenceMs = 20_000

export function openDatabase(url: string, role: DatabaseRole, size: number): Database {
  const pool = openPool({
    connectionString: url,
    silenceMs,
    max: size,
    Client: role === 'lane' ? LaneClient : NamingClient,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    ...(limits[role] ? { options: limits[role] } : {}),
  })
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return { kysely, pool, close: () => kysely.destroy() }
}

const tenantShape = /^tnt_[0-9a-z]{26}$/

/**
 * Runs work in one transaction of one tenant; commits when it returns, rolls back when it throws. `steady` work finds all
 * by key and is done all the time: its statements are planned once per connection, as those of a lane.
 */
export async function inTenant<T>(
  database: Database,
  tenantId: TenantId,
  work: (transaction: Kysely<unknown>) => Promise<T>,
  steady = false,
): Promise<T> {
  return inTransaction(database, tenantSetting(tenantId) + (steady ? steadily : ''), work)
}

// Measured on an order of eleven statements: 2.6 ms of planning for each order, or 0.4.
const steadily = `; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off;
  set local enable_hashjoin = off; set local enable_mergejoin = off`

/** Safe SQL that names the tenant of a transaction. */
export function tenantSetting(tenantId: TenantId): string {
  if (!tenantShape.test(tenantId)) throw new Error('not a tenant id')
  return `set local app.tenant = '${tenantId}'`
}

/**
 * Runs work whose statements each stand alone: what one has written stays when a later one fails. Half the round trips of a
 * transaction; right for reading, then writing one statement.
 */
export async function inTenantSingly<T>(
  lane: Database,
  tenantId: TenantId,
  work: (connection: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  if (!tenantShape.test(tenantId)) throw new Error('not a tenant id')
  return lane.kysely.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw(`${setTenant}'${tenantId}'`))
    return work(connection)
  })
}

/** Runs work in one transaction opened by `setting` (already safe SQL). */
export async function inTransaction<T>(
  database: Database,
  setting: string,
  work: (transaction: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  return database.kysely.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw(`begin; ${setting}`))
    try {
      const result = await work(connection)
      await connection.executeQuery(CompiledQuery.raw('commit'))
      return result
    } catch (fault) {
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
      throw fault
    }
  })
}

const codeOf = (fault: unknown) => (fault as { code?: unknown } | null)?.code

/** Two transactions stood in each other's way; doing the whole work again is right. */
export function worthRetrying(fault: unknown): boolean {
  return codeOf(fault) === '40001' || codeOf(fault) === '40P01'
}

/** No space is left, on our disk or the database's. */
export function isFull(fault: unknown): boolean {
  return /^(53100|ENOSPC|EDQUOT)$/.test(String(codeOf(fault)))
}

// 25006: the server that answers is no primary (any more).
const away =
  /^(08|25006|53|57P|57014|55P03|ECONNREFUSED|ECONNRESET|EAGAIN|EAI_AGAIN|ENOENT|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR)/

/** What we depend on (the database, the file store) is away or overloaded, rather than the request being wrong. */
export function isAway(fault: unknown): boolean {
  const code = codeOf(fault)
  if (typeof code === 'string' && away.test(code)) return true
  if (!(fault instanceof Error)) return false
  // `fetch` tells why only by its cause.
  if (fault.cause !== undefined && isAway(fault.cause)) return true
  return /timeout exceeded when trying to connect|timeout expired|Connection terminated|not queryable/.test(
    fault.message,
  )
}
