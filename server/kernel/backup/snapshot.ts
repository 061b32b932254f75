/** One moment of the whole database, held while it is read, whatever is written meanwhile. */
import pg from 'pg'
import type { Pass } from './copy-out.ts'

/** Belongs to no tenant: what concerns the installation as a whole lies under it. */
const installation = `tnt_${'0'.repeat(26)}`

/** Runs work in one read-only transaction that sees a single moment. */
export async function atOneMoment<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements is told by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    // Dates as ISO text in UTC whatever the server is set to; a long read must not be cut off.
    await client.query(`set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres';
      set extra_float_digits to 1; set statement_timeout to 0; set idle_in_transaction_session_timeout to 0`)
    await client.query('begin isolation level repeatable read read only')
    return await work(client)
  } finally {
    await client.end()
  }
}

/** How to see every row: at once for a role that row-level security does not hold, else as each tenant in turn. */
export async function listPasses(client: pg.ClientBase): Promise<Pass[]> {
  const { rows } = await client.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  )
  if (rows[0]?.free) return [null]
  await client.query('set local role qunluo_relay')
  const tenants = await client.query<{ id: string }>('select tenant_id as id from kernel.tenants order by 1')
  await client.query('reset role')
  return [installation, ...tenants.rows.map(({ id }) => id)]
}
