/** One's own PostgreSQL fails over to its standby while people talk: a pause, no loss, and nobody restarts anything. */
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { freePort, killProgram, openProgram, type Program, untilReady } from '../../bench/kit/storm/program.ts'
import { count, settle } from '../../bench/kit/storm/storm.ts'
import { type Citizen, Walker } from '../../bench/kit/storm/walker.ts'
import type { ServerFrame } from '../../server/modules/messaging/contract.ts'
import { mulberry32 } from '../../server/science/random.ts'
import { Pair } from './pair.ts'
import { Speaker } from './speaker.ts'

let pair: Pair
let programs: Program[] = []
const said: string[] = []

afterEach(async () => {
  for (const one of programs) await killProgram(one)
  programs = []
  await pair.close()
})

const sleep = (ms: number) => new Promise((wake) => setTimeout(wake, ms))
const originsOf = () => programs.slice(0, 2).map(({ origin }) => origin)
const statusOf = (origin: string, path: string) => fetch(`${origin}${path}`).then(({ status }) => status)

/** Two web nodes and a worker on the address. */
async function openHouse(): Promise<void> {
  for (const role of ['web', 'web', 'worker'] as const) {
    const hear = (words: string) => void said.push(words)
    programs.push(openProgram({ role, url: pair.url, directory: pair.directory, port: await freePort(), hear }))
  }
  for (const origin of originsOf()) await untilReady(origin)
}

/** Somebody who only listens, on one socket from beginning to end. */
async function listen(origin: string, { cookie, groupId }: Citizen) {
  const heard = new Set<number>()
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/realtime`, {
    headers: { cookie: `qunluo_session=${cookie}` },
  })
  socket.on('error', () => {})
  const { promise: seated, resolve } = Promise.withResolvers<void>()
  socket.on('message', (raw) => {
    for (const frame of JSON.parse(String(raw)) as ServerFrame[]) {
      if (frame.t === 'ready') resolve()
      if (frame.t === 'events' && frame.groupId === groupId) for (const { seq } of frame.events) heard.add(seq)
    }
  })
  await seated
  return { socket, heard }
}

async function within<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: pair.url })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** How many have joined according to the worker, which carries the news of it. */
const jobsLeft = () =>
  within(async (client) => {
    const { rows } = await client.query(`select count(*)::int as jobs from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'hear' and j.run_at < now() + interval '1 minute'`)
    return rows[0].jobs as number
  })

test('the primary dies and its standby takes over: refusals are plain, nothing acknowledged is lost, everything goes on by itself', {
  timeout: 240_000,
}, async () => {
  pair = await Pair.open()
  const { citizens } = await settle(pair, 6, 0)
  await openHouse()
  const [one = '', two = ''] = originsOf()
  const walkers = citizens.slice(0, 3).map((citizen) => new Walker(citizen, originsOf, mulberry32(5)))
  const speakers = [new Speaker(citizens[3] as Citizen, one), new Speaker(citizens[4] as Citizen, two)]
  const listeners = [await listen(one, citizens[5] as Citizen), await listen(two, citizens[5] as Citizen)]
  const talking = [...walkers.map((walker) => walker.walk()), ...speakers.map((speaker) => speaker.talk())]
  await sleep(2500)

  const diedAt = Date.now()
  await pair.killPrimary()
  await sleep(2500)
  expect(await Promise.all(originsOf().map((origin) => statusOf(origin, '/readyz')))).toEqual([503, 503])
  expect(await Promise.all(originsOf().map((origin) => statusOf(origin, '/healthz')))).toEqual([200, 200])
  const before = speakers.map(({ acknowledged }) => acknowledged.length)
  await pair.failOver()
  const turnedAt = Date.now()
  for (const [place, { acknowledged }] of speakers.entries())
    await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan((before[place] as number) + 3)
  const pauseMs = Date.now() - turnedAt
  await sleep(2500)
  for (const one of [...walkers, ...speakers]) one.stop()
  await Promise.all(talking)

  const refusals = speakers.flatMap(({ heard }) => heard).filter(({ status }) => status !== 200)
  expect(refusals.length).toBeGreaterThan(5)
  expect(new Set(refusals.map(({ status, code, retryAfter }) => `${status} ${code} ${retryAfter}`))).toEqual(
    new Set(['503 kernel.unavailable 2']),
  )
  expect(Math.max(...refusals.map(({ ms }) => ms))).toBeLessThan(7000)
  expect(refusals.filter(({ at }) => at < diedAt)).toEqual([])
  expect(pauseMs).toBeLessThan(15_000)

  const damage = await count({ url: pair.url, origins: originsOf }, walkers, [])
  expect(damage).toMatchObject({ lost: 0, doubled: 0, unequal: 0 })
  const there = await within((client) => client.query('select client_id from messaging.messages'))
  const ids = new Set(there.rows.map(({ client_id }) => client_id))
  expect(speakers.flatMap(({ acknowledged }) => acknowledged).filter((id) => !ids.has(id))).toEqual([])
  await expect.poll(jobsLeft, { timeout: 30_000 }).toBe(0)

  const head = there.rows.length
  for (const { socket, heard } of listeners) {
    expect(socket.readyState).toBe(WebSocket.OPEN)
    await expect.poll(() => heard.has(head), { timeout: 10_000 }).toBe(true)
    expect(heard.size).toBe(head)
    socket.terminate()
  }
  expect(programs.map(({ child }) => [child.exitCode, child.signalCode])).toEqual(Array(3).fill([null, null]))
})

test('an address that leads to a server which may only be read is an outage, and is left as soon as it leads elsewhere', {
  timeout: 240_000,
}, async () => {
  pair = await Pair.open()
  const { citizens } = await settle(pair, 2, 0)
  await openHouse()
  const speakers = originsOf().map((origin, place) => new Speaker(citizens[place] as Citizen, origin))
  const talking = speakers.map((speaker) => speaker.talk())
  const lastOf = () => speakers.map(({ heard }) => heard.at(-1)?.status)
  await sleep(1000)

  // The standby that every commit must reach is away: nobody waits for ever.
  await pair.waitFor('nobody')
  await expect.poll(lastOf, { timeout: 40_000, interval: 200 }).toEqual([503, 503])
  await pair.waitFor('two')
  await expect.poll(lastOf, { timeout: 15_000 }).toEqual([200, 200])

  // Everybody is led to the standby, as by a proxy that looks only whether a server answers.
  pair.leadTo(pair.standby)
  pair.address.cut()
  await expect.poll(lastOf, { timeout: 15_000 }).toEqual([503, 503])
  expect(await Promise.all(originsOf().map((origin) => statusOf(origin, '/readyz')))).toEqual([503, 503])
  pair.leadTo(pair.primary)
  await expect.poll(lastOf, { timeout: 15_000 }).toEqual([200, 200])

  // The server itself is set read-only under open connections, as hosted databases do when they fail over or fill up.
  await pair.ask(pair.primary, `alter system set default_transaction_read_only = on`)
  await pair.ask(pair.primary, 'select pg_reload_conf()')
  await expect.poll(lastOf, { timeout: 15_000 }).toEqual([503, 503])
  await pair.failOver()
  await expect.poll(lastOf, { timeout: 15_000 }).toEqual([200, 200])

  await sleep(500)
  for (const one of speakers) one.stop()
  await Promise.all(talking)
  const statuses = new Set(speakers.flatMap(({ heard }) => heard).map(({ status, code }) => `${status} ${code ?? ''}`))
  expect(statuses).toEqual(new Set(['200 ', '503 kernel.unavailable']))
  expect(programs.map(({ child }) => [child.exitCode, child.signalCode])).toEqual(Array(3).fill([null, null]))
})
