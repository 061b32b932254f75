/** The database itself: version, walls between tenants, clock. */
import type pg from 'pg'
import { nameOf } from '../../server/kernel/backup/catalogue.ts'
import { type Finding, ok, warning, wrong } from './finding.ts'

const oldest = 15

export async function checkVersion(client: pg.ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ number: number; text: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as text`,
  )
  const { number = 0, text = '' } = rows[0] ?? {}
  if (number >= oldest * 10_000) return ok('database', `PostgreSQL ${text} 可达`, `PostgreSQL ${text} answers`)
  return wrong('database', {
    zh: `PostgreSQL ${text} 太旧`,
    en: `PostgreSQL ${text} is too old`,
    mend: { zh: `升级到 PostgreSQL ${oldest} 或更新`, en: `upgrade to PostgreSQL ${oldest} or newer` },
  })
}

/** The roles under which requests run must be held by row-level security. */
export async function checkRoles(client: pg.ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(
    `select rolname::text as name from pg_roles where rolname in ('qunluo_app', 'qunluo_relay') and (rolsuper or rolbypassrls) order by 1`,
  )
  if (rows.length === 0) return ok('roles', '程序的角色绕不过行级安全', 'the roles of the program bypass no policy')
  const names = rows.map(({ name }) => name).join(', ')
  return wrong('roles', {
    zh: `${names} 能绕过行级安全，租户之间没有墙`,
    en: `${names} can bypass row-level security: nothing stands between tenants`,
    mend: { zh: `alter role ${names} nosuperuser nobypassrls`, en: `alter role ${names} nosuperuser nobypassrls` },
  })
}

/** Every table of tenants has row-level security, forced for its owner too. */
export async function checkWalls(client: pg.ClientBase, schemas: readonly string[]): Promise<Finding> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = any($1) and not (c.relrowsecurity and c.relforcerowsecurity)
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') order by 1, 2`,
    [schemas],
  )
  const names = rows.map(nameOf)
  if (names.length === 0) return ok('walls', '每张表都有强制的行级安全', 'every table has row-level security forced')
  const mend = names.map((name) => `alter table ${name} enable row level security, force row level security;`).join(' ')
  return wrong('walls', {
    zh: `这些表没有强制行级安全：${names.join('、')}`,
    en: `row-level security is not forced on ${names.join(', ')}`,
    mend: { zh: mend, en: mend },
  })
}

/** Sessions, jobs and heartbeats compare our clock with the database's. */
export async function checkClock(client: pg.ClientBase, ours: () => number): Promise<Finding> {
  const before = ours()
  const { rows } = await client.query<{ at: number }>('select extract(epoch from clock_timestamp()) * 1000 as at')
  const skewMs = Math.abs(Number(rows[0]?.at) - (before + ours()) / 2)
  const seconds = (skewMs / 1000).toFixed(1)
  if (skewMs < 2000) return ok('clock', '时钟与数据库一致', 'the clock agrees with the database')
  const told = {
    zh: `时钟与数据库相差 ${seconds} 秒`,
    en: `the clock differs from the database's by ${seconds} seconds`,
    mend: { zh: '在两台机器上启用 NTP', en: 'run NTP on both machines' },
  }
  return skewMs < 30_000 ? warning('clock', told) : wrong('clock', told)
}
