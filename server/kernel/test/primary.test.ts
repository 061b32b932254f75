/** A connection is worth keeping only while it leads to a server that takes writes and still answers. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { isAway } from '../database.ts'
import { openPool } from '../pool.ts'
import { openQueuePool } from '../queue-pool.ts'

let url: string
const pools: pg.Pool[] = []
beforeEach(async () => {
  url = await freshDatabase(inject('databaseUrl'), inject('template'))
})
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.end()
})

const aPool = (silenceMs = 20_000) => {
  const pool = openPool({ connectionString: url, max: 3, silenceMs })
  pools.push(pool)
  return pool
}
const pidOf = async (client: pg.ClientBase) => (await client.query('select pg_backend_pid() as pid')).rows[0].pid
const asOwner = async (statement: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

test('a write refused as read-only is an outage, and takes every connection to that server along', async () => {
  const pool = aPool()
  const clients = [await pool.connect(), await pool.connect(), await pool.connect()]
  const before = await Promise.all(clients.map(pidOf))
  clients[1]?.release()
  clients[2]?.release()
  const fault = await clients[0]?.query('begin read only; create table t ()').catch((refused) => refused)
  expect(fault).toMatchObject({ code: '25006' })
  expect(isAway(fault)).toBe(true)
  clients[0]?.release()
  await expect.poll(() => pool.totalCount).toBe(0)
  const after = await pool.connect()
  expect(before).not.toContain(await pidOf(after))
  after.release()
})

test('a server that says it may only be read is not connected to; once it may be written to, it is', async () => {
  const database = new URL(url).pathname.slice(1) || url.replace(/^.*\/([^/?]+)(\?.*)?$/, '$1')
  await asOwner(`alter database ${database} set default_transaction_read_only = on`)
  const pool = aPool()
  const fault = await pool.query('select 1').catch((refused) => refused)
  expect(fault).toMatchObject({ code: '25006', message: expect.stringContaining('may only be read') })
  expect(isAway(fault)).toBe(true)
  await asOwner(`begin read write; alter database ${database} reset default_transaction_read_only; commit`)
  expect((await pool.query('select 1')).rowCount).toBe(1)
})

test('a connection lost in the middle of work fails that work and not the process', async () => {
  const pool = aPool()
  const client = await pool.connect()
  const pid = await pidOf(client)
  const working = client.query('select pg_sleep(10)').catch((lost) => lost)
  await asOwner(`select pg_terminate_backend(${pid})`)
  expect(isAway(await working)).toBe(true)
  client.release()
  await expect.poll(() => pool.totalCount).toBe(0)
  expect((await pool.query('select 1')).rowCount).toBe(1)
})

test('whoever works for long is waited for; who has gone silent is left', async () => {
  const pool = aPool(200)
  expect((await pool.query('select pg_sleep(1)')).rowCount).toBe(1)
  const client = await pool.connect()
  // As if the other end had lost its power: what it says does not arrive any more.
  const { stream } = client.connection
  stream.pause()
  const fault = await client.query('select 1').catch((gone) => gone)
  expect(isAway(fault)).toBe(true)
  client.release()
})

test('the job queue waits for a database that is away, and not when it is being closed', async () => {
  const closing = new AbortController()
  const pool = openQueuePool(url.replace(/(\?|&)host=[^&]*/, '$1host=%2Fnowhere'), closing.signal)
  let given: unknown = 'waiting'
  const asked = pool.connect().catch((refused) => (given = refused))
  await sleep(900)
  expect(given).toBe('waiting')
  closing.abort()
  await asked
  expect(isAway(given)).toBe(true)
  await pool.end()
})
