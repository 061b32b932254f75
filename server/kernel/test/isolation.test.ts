/**
 * Tenancy fails closed, for every table there is, of whatever module: a row of one tenant is put into each, and nobody
 * but that tenant sees it. New tables are covered the day they are migrated.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'

const ours = 'tnt_01jd4x0000e0080000000000aa'
const theirs = 'tnt_01jd4x0000e0080000000000bb'

/** The log of migrations and the list of workers belong to no tenant and are not readable for the application at all. */
const outside = new Set(['kernel.migrations', 'kernel.workers'])
/** What the relay may see of every tenant: who there is, and the news it carries. */
const relayed = new Set(['kernel.tenants', 'kernel.outbox'])

type Column = { name: string; type: string; generated: boolean; notNull: boolean }
type Table = { name: string; columns: Column[] }

let owner: pg.Client
let app: pg.Client
let relay: pg.Client
let tables: Table[]

beforeAll(async () => {
  const url = await freshDatabase(inject('databaseUrl'), inject('template'))
  const open = async (options?: string) => {
    const client = new pg.Client({ connectionString: url, ...(options ? { options } : {}) })
    await client.connect()
    return client
  }
  owner = await open()
  app = await open('-c role=qunluo_app')
  relay = await open('-c role=qunluo_relay')
  tables = (await readTables()).filter(({ name }) => !outside.has(name))
  for (const table of tables) await putRow(table)
})
afterAll(async () => {
  await Promise.all([owner, app, relay].map((client) => client.end()))
})

const ourSchemas = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker', 'public')`

async function readTables(): Promise<Table[]> {
  const { rows } = await owner.query(`
    select format('%I.%I', n.nspname, c.relname) as name,
      json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'generated', a.attgenerated <> '' or a.attidentity <> '', 'notNull', a.attnotnull) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and ${ourSchemas}
    group by 1 order by 1`)
  return rows
}

/** A value of any type; its meaning does not matter, because checks and references are set aside here. */
function valueFor({ name, type }: Column): string {
  if (name === 'tenant_id') return `'${ours}'`
  if (type.endsWith('[]')) return `'{}'`
  if (/^(text|character varying|citext)/.test(type)) return `'${randomBytes(8).toString('hex')}'`
  if (/^(integer|bigint|smallint|numeric|real|double)/.test(type)) return '1'
  if (/^(timestamp|date|time)/.test(type)) return 'now()'
  const others: Record<string, string> = {
    boolean: 'true',
    jsonb: `'{}'`,
    json: `'{}'`,
    bytea: `'\\x00'`,
    uuid: 'gen_random_uuid()',
    tsvector: `''`,
    interval: `'1 day'`,
    inet: `'127.0.0.1'`,
    xid8: `'1'`,
  }
  const value = others[type]
  if (!value) throw new Error(`say here what a value of type ${type} looks like`)
  return value
}

const insertion = ({ name, columns }: Table) => {
  const given = columns.filter(({ generated }) => !generated)
  return `insert into ${name} (${given.map((one) => `"${one.name}"`).join(', ')}) values (${given.map(valueFor).join(', ')})`
}

async function putRow(table: Table): Promise<void> {
  const { rows: checks } = await owner.query(
    `select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table.name],
  )
  for (const { conname } of checks) await owner.query(`alter table ${table.name} drop constraint "${conname}"`)
  // Replica mode sets references aside; row-level security would still apply to whoever cannot bypass it.
  await owner.query(`begin; set local session_replication_role = replica; set local app.tenant = '${ours}'`)
  await owner.query(insertion(table))
  await owner.query('commit')
}

async function count(client: pg.Client, name: string, setting = ''): Promise<number> {
  await client.query(`begin; ${setting}`)
  try {
    const { rows } = await client.query(`select count(*)::int as n from ${name}`)
    return rows[0].n
  } catch (fault) {
    if ((fault as { code?: string }).code === '42501') return 0
    throw fault
  } finally {
    await client.query('rollback')
  }
}

const asTenant = (tenant: string) => `set local app.tenant = '${tenant}'`
const seenBy = async (client: pg.Client, setting = '') => {
  const seen: string[] = []
  for (const { name } of tables) if ((await count(client, name, setting)) > 0) seen.push(name)
  return seen
}

test('there are tables, and a tenant sees its own row in each it may read', async () => {
  expect(tables.length).toBeGreaterThan(15)
  const { rows } = await owner.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.role_table_grants
     where grantee = 'qunluo_app' and privilege_type = 'SELECT'`,
  )
  const readable = new Set(rows.map(({ name }) => name))
  expect(await seenBy(app, asTenant(ours))).toEqual(tables.map(({ name }) => name).filter((name) => readable.has(name)))
})

test('without a tenant every table is empty', async () => {
  expect(await seenBy(app)).toEqual([])
  expect(await seenBy(app, `set local app.tenant = ''`)).toEqual([])
})

test("another tenant sees nothing of ours, nor by another tenant's key", async () => {
  expect(await seenBy(app, asTenant(theirs))).toEqual([])
  expect(await seenBy(app, `${asTenant(theirs)}; set local app.key = 'slug:nobody'`)).toEqual([])
})

test('the relay sees the outbox and who there is, and no more', async () => {
  expect((await seenBy(relay)).filter((name) => !relayed.has(name))).toEqual([])
})

test('finding by words keeps to the tenant that is set, though it reads past the policy', async () => {
  const everything = `select messaging.find_by_words(array[$1], '!nobodysaysthis'::tsquery, '{}', null, null, null, null, null, null, 10)`
  const { rows } = await owner.query('update messaging.messages set recalled_at = null returning group_id')
  const foundAs = async (tenantId: string) => {
    await app.query(`begin; ${asTenant(tenantId)}`)
    const { rowCount } = await app.query(everything, [rows[0].group_id])
    await app.query('rollback')
    return rowCount
  }
  expect([await foundAs(ours), await foundAs(theirs)]).toEqual([1, 0])
})

test("no row can be written under another tenant's name, and none without a tenant", async () => {
  for (const table of tables) {
    for (const setting of [asTenant(theirs), '']) {
      await app.query(`begin; ${setting}`)
      const code = await app.query(insertion(table)).then(
        () => 'written',
        (fault) => fault.code,
      )
      await app.query('rollback')
      expect([table.name, code]).toEqual([table.name, '42501'])
    }
  }
})

test("no row of ours is changed or removed under another tenant's name", async () => {
  for (const { name } of tables) {
    for (const statement of [`update ${name} set tenant_id = tenant_id`, `delete from ${name}`]) {
      await app.query(`begin; ${asTenant(theirs)}`)
      const touched = await app.query(statement).then(
        ({ rowCount }) => rowCount,
        (fault) => (fault.code === '42501' ? 0 : Promise.reject(fault)),
      )
      await app.query('rollback')
      expect([statement, touched]).toEqual([statement, 0])
    }
  }
})

test('row-level security is forced, even on the owner of the table', async () => {
  const { rows } = await owner.query(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ourSchemas} and not (c.relrowsecurity and c.relforcerowsecurity)`)
  expect(rows.map(({ name }) => name).filter((name) => !outside.has(name))).toEqual([])
})

test('the roles of the program own nothing, bypass nothing and cannot become more', async () => {
  const { rows } = await owner.query(`
    select rolname, rolsuper, rolbypassrls, rolcreaterole,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owns,
      (select count(*)::int from pg_auth_members m where m.member = r.oid) as member_of
    from pg_roles r where rolname in ('qunluo_app', 'qunluo_relay', 'qunluo_search') order by 1`)
  const harmless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: 0, member_of: 0 }
  expect(rows).toEqual([
    { rolname: 'qunluo_app', ...harmless },
    { rolname: 'qunluo_relay', ...harmless },
    { rolname: 'qunluo_search', ...harmless },
  ])
})

test('every row names its tenant, first in every key, so that the database can be distributed by tenant', async () => {
  const nameless = tables.filter(
    ({ columns }) => !columns.some(({ name, type, notNull }) => name === 'tenant_id' && type === 'text' && notNull),
  )
  expect(nameless.map(({ name }) => name)).toEqual([])
  const { rows } = await owner.query(`
    select format('%I.%I', n.nspname, c.relname) as name, i.indexrelid::regclass::text as index
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique and ${ourSchemas} and a.attname is distinct from 'tenant_id'`)
  expect(rows.filter(({ name }) => !outside.has(name))).toEqual([])
})

test('every table has a primary key, and references stay within the tenant', async () => {
  const { rows: keyless } = await owner.query(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ourSchemas}
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`)
  expect(keyless).toEqual([])
  const { rows: crossing } = await owner.query(`
    select k.conrelid::regclass::text as name, k.conname from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${ourSchemas} and not exists (
      select from unnest(k.conkey, k.confkey) as pair(mine, theirs)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine and a.attname = 'tenant_id'
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs and b.attname = 'tenant_id')`)
  expect(crossing).toEqual([])
})
