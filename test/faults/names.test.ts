/** Names cannot be looked up for a while: mail and push services are not found, and nobody who only asks notices. */
import dns from 'node:dns'
import { once } from 'node:events'
import { createServer } from 'node:net'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { listFailedJobs, retryJobs } from '../../cli/jobs.ts'
import {
  readMeEndpoint,
  redeemSignInLinkEndpoint,
  requestSignInLinkEndpoint,
} from '../../server/modules/identity/contract.ts'
import { aTenant } from '../../server/modules/identity/test/cast.ts'
import { tryNoticeEndpoint } from '../../server/modules/notices/contract.ts'
import { aScene, notice } from '../../server/modules/notices/test/cast.ts'
import { openPushService, type PushService } from '../../server/modules/notices/test/push-service.ts'
import { reviveNotices } from '../../server/modules/notices/jobs/revive.ts'
import { ask } from '../backup/places.ts'
import { openWorld, type World } from '../world.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of closers.splice(0).reverse()) await close()
})

async function open(settings: Record<string, string>): Promise<World> {
  const world = await openWorld({ settings })
  closers.push(() => world.close())
  return world
}

const notFound = (name: string) => Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' })

/** Until it is told otherwise no name is known; then every name leads to this machine. */
function loseNames(): { comeBack: () => void } {
  let isBack = false
  const answerAll = (...words: unknown[]) => {
    const answer = words.at(-1) as (fault: Error | null, ...found: unknown[]) => void
    const wish = words.length > 2 ? (words[1] as { all?: boolean }) : {}
    if (!isBack) return process.nextTick(answer, notFound(String(words[0])))
    process.nextTick(answer, null, ...(wish.all ? [[{ address: '127.0.0.1', family: 4 }]] : ['127.0.0.1', 4]))
  }
  vi.spyOn(dns, 'lookup').mockImplementation(answerAll)
  const answerNothing = (name: string, ...words: unknown[]) =>
    process.nextTick(words.at(-1) as (fault: Error) => void, notFound(name))
  for (const kind of ['resolve4', 'resolve6'] as const) {
    vi.spyOn(dns, kind).mockImplementation(answerNothing)
    vi.spyOn(dns.Resolver.prototype, kind).mockImplementation(answerNothing)
  }
  return { comeBack: () => (isBack = true) }
}

/** A mail server that keeps what it is given. */
async function aMailServer(): Promise<{ port: number; letters: string[] }> {
  const letters: string[] = []
  const server = createServer((socket) => {
    let isLetter = false
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (chunk) => {
      if (isLetter) letters[letters.length - 1] += String(chunk)
      if (isLetter && !letters.at(-1)?.endsWith('\r\n.\r\n')) return
      for (const line of isLetter ? ['.'] : String(chunk).split('\r\n').filter(Boolean)) {
        if (line === 'DATA') letters.push('')
        isLetter = line === 'DATA'
        socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n')
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  return { port: (server.address() as { port: number }).port, letters }
}

/** The failed jobs of a world, and how to retry them, as `qunluo jobs` does. */
async function withJobs<T>(world: World, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  return work(client).finally(() => client.end())
}
const failedJobs = (world: World) => withJobs(world, listFailedJobs)
/** Letters are written in quoted-printable, because their words are Chinese. */
const tokenIn = (letter: string) => /token=3D([\w.-]+)/.exec(letter.replaceAll('=\r\n', ''))?.[1] ?? ''

test('the mail server’s name is lost: whoever asks for a link hears nothing of it, and the letter comes once the name is back', {
  timeout: 60_000,
}, async () => {
  const mail = await aMailServer()
  const world = await open({ SMTP_URL: `smtp://mail.example:${mail.port}`, MAIL_FROM: 'qunluo@example.com' })
  const { owner, ownerAddress } = await aTenant(world)
  const names = loseNames()
  await world.work()
  const answers = []
  for (const address of [ownerAddress, 'nobody@example.com']) {
    const { status, body } = await world.caller().tries(requestSignInLinkEndpoint, { address })
    answers.push({ status, body })
  }
  expect(answers).toEqual(Array(2).fill({ status: 200, body: { sent: true } }))

  await expect.poll(() => failedJobs(world), { timeout: 15_000 }).toHaveLength(1)
  const [failed] = await failedJobs(world)
  expect(failed).toMatchObject({ task: 'identity.send_link', most: 6 })
  expect(failed?.error).toMatch(/the mail server did not take a letter \((EDNS|ENOTFOUND|ECONNECTION)/)
  // Neither the address nor the token stand where an operator reads.
  const [row] = await ask(
    world.url,
    'select payload::text, last_error from graphile_worker._private_jobs where last_error is not null',
  )
  expect(JSON.stringify(row)).not.toContain(ownerAddress)
  expect(JSON.stringify(row)).not.toContain('token')
  // It is tried again by itself, each time later.
  await expect.poll(async () => (await failedJobs(world))[0]?.attempts, { timeout: 20_000 }).toBeGreaterThan(1)
  const [later] = await failedJobs(world)
  expect(later?.runAt.getTime()).toBeGreaterThan(Date.now() + 2000)
  expect(mail.letters).toEqual([])

  names.comeBack()
  await withJobs(world, async (client) => retryJobs(client, await listFailedJobs(client)))
  await expect.poll(() => mail.letters.length, { timeout: 15_000 }).toBe(1)
  expect(await failedJobs(world)).toEqual([])
  const visitor = world.caller()
  await visitor.asks(redeemSignInLinkEndpoint, { token: tokenIn(mail.letters[0] ?? '') })
  expect((await visitor.asks(readMeEndpoint, {})).person.id).toBe(owner.id)
})

test('a push service’s name is lost: the device stays, and the call is made once the name is back', {
  timeout: 60_000,
}, async () => {
  const service: PushService = await openPushService()
  closers.push(() => service.close())
  const named = service.origin.replace('localhost', 'push.example')
  const world = await open({ PUSH_ORIGINS: named })
  const elsewhere = { ...service, browser: (key: string) => service.browser(key).then(renamed) }
  const renamed = <B extends { address: string }>(one: B) => ({
    ...one,
    address: one.address.replace(service.origin, named),
  })
  const { tenantId, groupId, anna, ben, browser } = await aScene(world, elsewhere)
  const names = loseNames()
  const pushes = () =>
    ask<{ tries: number; settled: boolean }>(
      world.url,
      'select tries, settled_at is not null as settled from notices.pushes',
    )
  expect((await ben.says(groupId, '潮水退了')).text).toBe('潮水退了')
  await notice(world)
  expect(await pushes()).toEqual([{ tries: 1, settled: false }])
  expect(await ask(world.url, 'select id from notices.devices')).toHaveLength(1)
  expect((await anna.tries(tryNoticeEndpoint, {})).status).toBe(200)
  await notice(world)

  names.comeBack()
  world.pass(61_000)
  await world.within(tenantId, reviveNotices.does)
  await notice(world)
  expect(browser.pushed().map((one) => one.t)).toEqual(['messages'])
  expect(await pushes()).toEqual([{ tries: 2, settled: true }])
})
