/** The running ground: what one process holds open, and how work enters a tenant. */
import { type Kysely, sql } from 'kysely'
import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import type { Config } from './config.ts'
import type { Actor, Context, Outgoing } from './context.ts'
import { type Database, inTenant, inTenantSingly, inTransaction, worthRetrying } from './database.ts'
import type { Store } from './files/store.ts'
import type { TenantId } from './people.ts'
import type { Hub } from './realtime/hub.ts'
import type { Seal } from './seal.ts'

export type Ground = {
  config: Config
  log: Logger
  database: Database
  /** A few connections for what is sent all the time: never waits behind slow reading. */
  lane: Database
  relay: Database
  bus: Bus
  hub: Hub
  seal: Seal
  files: Store
  clock: () => Date
  random: () => number
  /** `https://…` when the request does not say. */
  origin: () => string
}

export type Circumstances = {
  requestId: string
  address: string
  device: string
  origin: string
}

const nowhere: Circumstances = { requestId: 'internal', address: '', device: '', origin: '' }

/** Runs work for an actor in one transaction of a tenant; repeats it when two transactions collided. */
export async function enter<T>(
  ground: Ground,
  tenantId: TenantId,
  actor: Actor,
  work: (ctx: Context) => Promise<T>,
  { steady = false, ...circumstances }: Partial<Circumstances> & { outgoing?: Outgoing; steady?: boolean } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const sequel: Sequel = { effects: new Map(), regrets: [] }
    try {
      const result = await inTenant(
        ground.database,
        tenantId,
        (transaction) => work(contextOf(ground, tenantId, actor, transaction, sequel, circumstances)),
        steady,
      )
      for (const effect of sequel.effects.values()) effect()
      return result
    } catch (fault) {
      if (attempt < 4 && worthRetrying(fault)) continue
      for (const regret of sequel.regrets) await enter(ground, tenantId, actor, regret, circumstances)
      throw fault
    }
  }
}

/** Runs work whose statements each stand alone, by the node's lane: for reading, then writing one statement, all of it by key. */
export async function enterSingly<T>(
  ground: Ground,
  tenantId: TenantId,
  actor: Actor,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const sequel: Sequel = { effects: new Map(), regrets: [] }
  const result = await inTenantSingly(ground.lane, tenantId, (connection) =>
    work(contextOf(ground, tenantId, actor, connection, sequel, {})),
  )
  for (const effect of sequel.effects.values()) effect()
  return result
}

/** What follows a transaction: effects once it has committed, regrets once it was rolled back. */
type Sequel = { effects: Map<string, () => void>; regrets: ((ctx: Context) => Promise<void>)[] }

function contextOf(
  ground: Ground,
  tenantId: TenantId,
  actor: Actor,
  transaction: Kysely<unknown>,
  { effects, regrets }: Sequel,
  { outgoing = {}, ...given }: Partial<Circumstances> & { outgoing?: Outgoing },
): Context {
  const circumstances = { ...nowhere, ...given }
  return {
    tenantId,
    actor,
    now: ground.clock(),
    random: ground.random,
    seal: ground.seal,
    ...circumstances,
    origin: circumstances.origin || ground.origin(),
    log: ground.log,
    config: ground.config,
    files: ground.files,
    outgoing,
    tables: <T>() => transaction as Kysely<T>,
    afterCommit: (effect) => effects.set(`${effects.size}`, effect),
    ifRefused: (work) => regrets.push(work),
    tellNodes: (topic, about) => effects.set(`${topic} ${about}`, () => ground.bus.tell(topic, about)),
  }
}

type DirectoryTable = { 'kernel.directory': { tenant_id: TenantId; kind: string; key: string } }

/** Which tenants stand behind a key the caller holds (`join`, `address`, `slug`); empty for an unknown key. */
export async function tenantsBehind(ground: Ground, kind: string, key: string): Promise<TenantId[]> {
  const setting = `set local app.key = '${`${kind}:${key}`.replace(/'/g, "''")}'`
  return inTransaction(ground.database, setting, async (transaction) => {
    const rows = await (transaction as Kysely<DirectoryTable>)
      .selectFrom('kernel.directory')
      .select('tenant_id')
      .where('kind', '=', kind)
      .where('key', '=', key)
      .orderBy('tenant_id')
      .execute()
    return rows.map((row) => row.tenant_id)
  })
}

/** Lists a key of the present tenant in the directory, so that its holder finds the way in. */
export async function listInDirectory(ctx: Context, kind: string, key: string): Promise<void> {
  await ctx
    .tables<DirectoryTable>()
    .insertInto('kernel.directory')
    .values({ tenant_id: ctx.tenantId, kind, key })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The same for many keys. */
export async function listAllInDirectory(ctx: Context, kind: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`insert into kernel.directory (tenant_id, kind, key)
    select ${ctx.tenantId}, ${kind}, unnest(${keys}::text[]) on conflict do nothing`.execute(ctx.tables<unknown>())
}

/** Takes many keys out of the directory. */
export async function strikeAllFromDirectory(ctx: Context, kind: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`delete from kernel.directory
    where tenant_id = ${ctx.tenantId} and kind = ${kind} and key = any(${keys}::text[])`.execute(ctx.tables<unknown>())
}

/** Takes a key out of the directory: whoever holds it finds nothing any more. */
export async function strikeFromDirectory(ctx: Context, kind: string, key: string): Promise<void> {
  await ctx
    .tables<DirectoryTable>()
    .deleteFrom('kernel.directory')
    .where('tenant_id', '=', ctx.tenantId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute()
}
