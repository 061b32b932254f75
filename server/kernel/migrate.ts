/** Brings the database to the shape this program needs: plain SQL files, forward only, each applied once. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { PrimaryClient } from './primary-client.ts'

export type MigrationSource = { module: string; directory: string }
export type Migration = { module: string; name: string; text: string; hash: string }

/** All migrations that this program brings, in the order in which they are applied. */
export async function readMigrations(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const found: Migration[] = []
  for (const { module, directory } of sources) {
    const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.sql')).sort()
    for (const name of names) {
      const text = await readFile(join(directory, name), 'utf8')
      found.push({ module, name, text, hash: createHash('sha256').update(text).digest('hex') })
    }
  }
  return found
}

/** A hash over all migrations, so that a prepared template can be told from an outdated one. */
export async function fingerprint(sources: readonly MigrationSource[]): Promise<string> {
  const all = await readMigrations(sources)
  return createHash('sha256')
    .update(all.map((one) => `${one.module}/${one.name}:${one.hash}`).join('\n'))
    .digest('hex')
    .slice(0, 16)
}

/**
 * Applies what is missing, in the order of the modules. Several nodes may start at once: one migrates, the others wait.
 * Raises an error when an applied migration was edited afterwards.
 */
export async function migrate(url: string, sources: readonly MigrationSource[]): Promise<{ applied: string[] }> {
  const client = new PrimaryClient({ connectionString: url })
  await client.connect()
  try {
    await lockShape(client)
    await prepare(client)
    const applied = await applyMissing(client, await readMigrations(sources))
    await stepBack(client)
    if (applied.length > 0 || !(await hasJobs(client))) await migrateJobs({ connectionString: url })
    return { applied }
  } finally {
    await client.end()
  }
}

/** Whoever changes the shape of the database holds this until their connection ends; others wait. */
export async function lockShape(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock(7310427)')
}

async function hasJobs(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('graphile_worker._private_jobs') is not null as there")
  return rows[0].there
}

/** What migrations stand on: the kernel's schema, the note of what was applied, the roles. */
export async function prepare(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create schema if not exists kernel;
    create table if not exists kernel.migrations (
      module text not null, name text not null, hash text not null, applied_at timestamptz not null default now(),
      primary key (module, name));
    do $$ begin
      if not exists (select from pg_roles where rolname = 'qunluo_app') then create role qunluo_app nologin; end if;
      if not exists (select from pg_roles where rolname = 'qunluo_relay') then create role qunluo_relay nologin; end if;
      if not exists (select from pg_roles where rolname = 'qunluo_search') then create role qunluo_search nologin; end if;
      execute format('grant qunluo_app, qunluo_relay to %I', current_user);
      -- Only to hand functions over to it: whoever inherited it would read messages of every tenant past the policy.
      execute format('grant qunluo_search to %I', current_user)
        || case when current_setting('server_version_num')::int >= 160000 then ' with inherit false, set true' else '' end;
    end $$;`)
}

/** Before PostgreSQL 16 every member of a role inherits it, so that the owner stays a member only while changing the shape. */
export async function stepBack(client: pg.ClientBase): Promise<void> {
  await client.query(`
    do $$ begin
      if current_setting('server_version_num')::int < 160000 then
        execute format('revoke qunluo_search from %I', current_user);
      end if;
    end $$;`)
}

async function applyMissing(client: pg.Client, wanted: Migration[]): Promise<string[]> {
  const { rows } = await client.query('select module, name, hash from kernel.migrations')
  const known = new Map(rows.map((row) => [`${row.module}/${row.name}`, row.hash as string]))
  const applied: string[] = []
  for (const migration of wanted) {
    const label = `${migration.module}/${migration.name}`
    const hash = known.get(label)
    if (hash && hash !== migration.hash) throw new Error(`migration ${label} was changed after it had been applied`)
    if (hash) continue
    await applyOne(client, migration)
    applied.push(label)
  }
  return applied
}

/** Applies a migration in the transaction at hand and notes it. */
export async function applyWithin(client: pg.ClientBase, { module, name, text, hash }: Migration): Promise<void> {
  await client.query(text)
  await client.query('insert into kernel.migrations (module, name, hash) values ($1, $2, $3)', [module, name, hash])
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await applyWithin(client, migration)
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`migration ${migration.module}/${migration.name} failed: ${(fault as Error).message}`, {
      cause: fault,
    })
  }
}
