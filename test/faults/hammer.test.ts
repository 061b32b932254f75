/** Many at once, as fast as they can: whoever stays within the limits is served, the others are told to wait, nothing breaks. */
import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGroup, type Cast, type Person } from '../../server/modules/messaging/test/cast.ts'
import { openWorld, type World } from '../world.ts'
import { type Beside, growth, openBeside } from './beside.ts'

const limit = 150
const minuteMs = 60_000
let world: World
let beside: Beside
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  // The proxy before the nodes says who asks.
  beside = await openBeside(world, 2, { RATE_LIMIT: String(limit), TRUST_PROXY: 'true' })
  cast = await aGroup(world, 4)
}, 90_000)
afterAll(async () => {
  await beside.close()
  await world.close()
})

/** A limit counts by the minute: what is compared with it must not be cut in two. */
async function withinAMinute(needMs = 15_000): Promise<void> {
  const rest = minuteMs - (Date.now() % minuteMs)
  if (rest < needMs) await new Promise((wake) => setTimeout(wake, rest + 50))
}

type Blow = {
  path: string
  from: (turn: number) => string
  cookie?: string | null
  method?: 'GET' | 'POST'
  type?: string
  body?: () => string | Buffer
  /** How many requests at each of the nodes. */
  times: number
}

/** Hammers both nodes at once; how often each status came back. */
async function hammer({ path, from, cookie, method = 'GET', type = 'application/json', body, times: amount }: Blow) {
  const begin = Math.floor(Date.now() / minuteMs)
  let turn = 0
  const blows = beside.nodes.map(({ origin }) =>
    autocannon({
      url: `${origin}/api${path}`,
      connections: 12,
      amount,
      timeout: 60,
      requests: [
        {
          method,
          setupRequest: (request) => ({
            ...request,
            headers: {
              'x-forwarded-for': from((turn += 1)),
              ...(cookie ? { cookie: `qunluo_session=${cookie}` } : {}),
              ...(body ? { 'content-type': type } : {}),
            },
            ...(body ? { body: body() } : {}),
          }),
        },
      ],
    }),
  )
  const results = await Promise.all(blows)
  const times = new Map<string, number>()
  for (const { statusCodeStats = {} } of results)
    for (const [status, { count = 0 }] of Object.entries(statusCodeStats))
      times.set(status, (times.get(status) ?? 0) + count)
  // A line cut by us would be an answer withheld.
  expect(results.map(({ errors, timeouts }) => errors + timeouts)).toEqual([0, 0])
  // On a machine that is busy with other things one minute may not be enough.
  return { times, begin, minutes: Math.floor(Date.now() / minuteMs) - begin + 1 }
}

/** One more request after the hammering, to read what the refused are told. */
async function refusal({ path, from, cookie, method = 'GET', body, type = 'application/json' }: Blow) {
  const answer = await fetch(`${beside.nodes[0]?.origin}/api${path}`, {
    method,
    headers: {
      'x-forwarded-for': from(0),
      ...(cookie ? { cookie: `qunluo_session=${cookie}` } : {}),
      ...(body ? { 'content-type': type } : {}),
    },
    ...(body ? { body: body() as string } : {}),
  })
  const { code } = (await answer.json()) as { code?: string }
  const wait = Number(answer.headers.get('retry-after'))
  return { status: answer.status, type: answer.headers.get('content-type'), code, waits: wait >= 1 && wait <= 60 }
}
const toldToWait = {
  status: 429,
  type: expect.stringContaining('application/problem+json'),
  code: 'kernel.too_many_requests',
  waits: true,
}

type Outcome = Awaited<ReturnType<typeof hammer>>

/** Both nodes together serve what one limit allows a minute; two twentieths may be untold when it is reached. */
function expectHeld({ times, minutes }: Outcome, allowed: number): void {
  const served = times.get('200') ?? 0
  expect(served).toBeGreaterThanOrEqual(allowed * 0.9)
  expect(served).toBeLessThanOrEqual(allowed * 1.2 * minutes)
  expect([...times.keys()].sort()).toEqual(minutes > 1 && !times.has('429') ? ['200'] : ['200', '429'])
}

/** As long as the minute lasts, whoever was refused is told how long to wait. */
async function expectToldToWait(blow: Blow, { begin }: Outcome): Promise<void> {
  const told = await refusal(blow)
  if (Math.floor(Date.now() / minuteMs) === begin) expect(told).toEqual(toldToWait)
}

const member = (place: number) => cast.members[place] as Person

test('searching: 120 a minute from one address, whichever node is asked', { timeout: 120_000 }, async () => {
  await withinAMinute()
  const blow = {
    path: `/search?q=${encodeURIComponent('白鹭')}`,
    from: () => '198.51.100.1',
    cookie: member(0).cookie,
    times: 150,
  }
  const outcome = await hammer(blow)
  expectHeld(outcome, 120)
  await expectToldToWait(blow, outcome)
  expect(beside.ends()).toEqual([])
})

test('sending: one person has one limit, however many addresses they come from', { timeout: 120_000 }, async () => {
  await withinAMinute()
  const blow: Blow = {
    path: `/groups/${cast.groupId}/messages`,
    from: (turn) => `203.0.113.${turn % 200}`,
    cookie: member(1).cookie,
    method: 'POST',
    body: () => JSON.stringify({ clientId: randomUUID(), text: '快' }),
    times: 160,
  }
  const { result, megabytes } = await growth(beside.nodes[0] as Beside['nodes'][number], () => hammer(blow))
  expectHeld(result, limit)
  await expectToldToWait(blow, result)
  expect(megabytes).toBeLessThan(250)
  // Others are not held up by it.
  const other = await fetch(`${beside.nodes[1]?.origin}/api/my/groups`, {
    headers: { 'x-forwarded-for': '198.51.100.9', cookie: `qunluo_session=${member(2).cookie}` },
  })
  expect(other.status).toBe(200)
})

test('guessing passwords: five for an account at both nodes together, then locked; nothing breaks', {
  timeout: 120_000,
}, async () => {
  await withinAMinute()
  const blow: Blow = {
    path: '/sign-in/password',
    from: (turn) => `192.0.2.${turn % 250}`,
    method: 'POST',
    body: () => JSON.stringify({ address: 'nobody@example.com', password: '猜一猜' }),
    times: 40,
  }
  const { times } = await hammer(blow)
  expect(times.get('401')).toBe(5)
  expect([...times.keys()].sort()).toEqual(['401', '423'])
  const { times: fromOne } = await hammer({ ...blow, from: () => '192.0.2.251' })
  expect([...fromOne.keys()].every((status) => status === '423' || status === '429')).toBe(true)
  expect(fromOne.get('429')).toBeGreaterThan(0)
})

test('uploading: 60 a minute from one address; what is too large is refused each time', {
  timeout: 120_000,
}, async () => {
  await withinAMinute()
  const part = 'content-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain'
  const blow: Blow = {
    path: '/files',
    from: () => '198.51.100.2',
    cookie: member(2).cookie,
    method: 'POST',
    type: 'multipart/form-data; boundary=x',
    body: () => `--x\r\n${part}\r\n\r\n白鹭\r\n--x--\r\n`,
    times: 70,
  }
  const outcome = await hammer(blow)
  expectHeld(outcome, 60)
  await expectToldToWait(blow, outcome)
  const large = Buffer.alloc(1_100_000, 'a')
  const tooLarge: Blow = {
    path: `/groups/${cast.groupId}/messages`,
    from: (turn) => `203.0.113.${turn % 200}`,
    cookie: member(3).cookie,
    method: 'POST',
    body: () => large,
    times: 1,
  }
  const { code, status } = await refusal(tooLarge)
  expect({ code, status }).toEqual({ code: 'kernel.too_large', status: 413 })
})

test('while it is hammered a node says that it lives and can work', { timeout: 120_000 }, async () => {
  const hammering = hammer({ path: '/my/groups', from: () => '198.51.100.3', cookie: member(0).cookie, times: 200 })
  const health: number[] = []
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((wake) => setTimeout(wake, 200))
    for (const { origin } of beside.nodes)
      for (const path of ['/healthz', '/readyz'])
        health.push((await fetch(`${origin}${path}`, { headers: { 'x-forwarded-for': '198.51.100.3' } })).status)
  }
  expect(new Set(health)).toEqual(new Set([200]))
  expect([...(await hammering).times.keys()].every((status) => status === '200' || status === '429')).toBe(true)
  expect(beside.ends()).toEqual([])
})
