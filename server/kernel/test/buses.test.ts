import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { type Bus, openPostgresBus } from '../bus.ts'
import { openLog } from '../log.ts'
import { openNatsBus } from '../nats-bus.ts'

const log = openLog('silent', 'test')
const port = 14_222

function hasNats(): boolean {
  try {
    return execFileSync('nats-server', ['--version']).length > 0
  } catch {
    return false
  }
}

const kinds: [string, boolean, () => Promise<() => Promise<Bus>>, () => void][] = []
let server: ChildProcess | null = null

kinds.push([
  'PostgreSQL',
  true,
  async () => {
    const url = await freshDatabase(inject('databaseUrl'), inject('template'))
    return () => openPostgresBus(url, log)
  },
  () => {},
])
kinds.push([
  'NATS',
  hasNats(),
  async () => {
    server = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
    return () => openNatsBus(`nats://127.0.0.1:${port}`, log)
  },
  () => server?.kill(),
])

describe.each(kinds)('hints over %s', (_, present, prepare, end) => {
  let buses: Bus[] = []
  beforeAll(async () => {
    if (!present) return
    const open = await prepare()
    buses = [await open(), await open()]
  })
  afterAll(async () => {
    for (const bus of buses) await bus.close()
    end()
  })

  test.skipIf(!present)('reach every other node, in few messages, and this node at once', async () => {
    const [here, there] = buses as [Bus, Bus]
    const heard = { here: [] as string[], there: [] as string[] }
    here.onHint('chat', (about) => heard.here.push(about))
    there.onHint('chat', (about) => heard.there.push(about))
    for (let place = 0; place < 1000; place += 1) here.tell('chat', `tnt grp${place}`)
    expect(heard.here).toHaveLength(1000)
    await expect.poll(() => heard.there.length, { timeout: 5000 }).toBe(1000)
    expect(new Set(heard.there).size).toBe(1000)
  })

  test.skipIf(!present)('told only to others do not come back', async () => {
    const [here, there] = buses as [Bus, Bus]
    const heard: string[] = []
    here.onHint('seat', (about) => heard.push(`here ${about}`))
    there.onHint('seat', (about) => heard.push(`there ${about}`))
    here.tellOthers('seat', 'a')
    await expect.poll(() => heard).toEqual(['there a'])
  })
})

test('an outage of the database leaves one line, however often it was asked for in between', async () => {
  const url = await freshDatabase(inject('databaseUrl'), inject('template'))
  const name = new URL(url.replace(/^postgresql:\/\/\//, 'postgresql://local/')).pathname.slice(1)
  const owner = new pg.Client({ connectionString: inject('databaseUrl') })
  await owner.connect()
  const lines = async () => {
    const { rows } = await owner.query('select count(*)::int as lines from pg_stat_activity where datname = $1', [name])
    return rows[0].lines as number
  }
  const bus = await openPostgresBus(url, log)
  let gaps = 0
  bus.onGap(() => (gaps += 1))
  await owner.query(`alter database ${name} allow_connections false`)
  await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await new Promise((wake) => setTimeout(wake, 3500))
  await owner.query(`alter database ${name} allow_connections true`)
  await expect.poll(() => gaps, { timeout: 15_000 }).toBe(1)
  await new Promise((wake) => setTimeout(wake, 1000))
  expect([gaps, await lines()]).toEqual([1, 1])
  await bus.close()
  await owner.end()
})
