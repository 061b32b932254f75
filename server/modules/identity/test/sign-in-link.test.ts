import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  listMySessionsEndpoint,
  readMeEndpoint,
  redeemSignInLinkEndpoint,
  requestSignInLinkEndpoint,
} from '../contract.ts'
import { offerSignInLink } from '../index.ts'
import { aPerson, aTenant, openPostOffice, type PostOffice, signInAs, type Tenant } from './cast.ts'

let world: World
let office: PostOffice
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
  office = openPostOffice(world)
  await world.work()
})
beforeEach(async () => {
  tenant = await aTenant(world)
  world.pass(3_700_000)
})
afterAll(() => world.close())

const ask = (address: string) => world.caller().tries(requestSignInLinkEndpoint, { address })
const redeem = (token: string) => world.caller().tries(redeemSignInLinkEndpoint, { token })
const aLink = (minutes = 15) => world.within(tenant.id, (ctx) => offerSignInLink(ctx, tenant.owner.id, minutes))

test('whoever asks receives a link that signs them in', async () => {
  await ask(`  ${tenant.ownerAddress.toUpperCase()} `)
  const letter = await office.opens()
  expect(letter).toMatchObject({ to: tenant.ownerAddress, kind: 'email', purpose: 'sign_in', tenantName: '临水联盟' })
  expect(new URL(letter.url).pathname).toBe('/console/sign-in')
  const browser = world.caller()
  const me = await browser.asks(redeemSignInLinkEndpoint, { token: letter.token })
  expect(me.person).toMatchObject({ id: tenant.owner.id, staffRole: 'owner' })
  expect(await browser.asks(readMeEndpoint, {})).toEqual(me)
})

test('a member is led to the member app, by phone too', async () => {
  await aPerson(world, tenant, { address: '199 0000 1234' })
  await ask('+86 19900001234')
  const letter = await office.opens()
  expect(letter).toMatchObject({ to: '+8619900001234', kind: 'phone' })
  expect(new URL(letter.url).pathname).toBe('/sign-in')
})

test('a link that was used signs nobody in again', async () => {
  const token = await aLink()
  expect((await redeem(token)).status).toBe(200)
  expect(await redeem(token)).toMatchObject({ status: 410, cookie: null, problem: { code: 'identity.link_invalid' } })
})

test('a link expires', async () => {
  const token = await aLink(15)
  world.pass(15 * 60_000 + 1)
  expect((await redeem(token)).problem?.code).toBe('identity.link_invalid')
})

test('twenty who redeem the same link at once get exactly one session', async () => {
  const token = await aLink()
  const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ cookie }) => cookie)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'identity.link_invalid')).toHaveLength(19)
  const { rows } = await tenant.owner.asks(listMySessionsEndpoint, {})
  expect(rows).toHaveLength(2)
})

test('no answer tells whether an account exists, however often one asks', async () => {
  const stranger = `stranger@${tenant.slug}.example`
  const statuses = []
  for (let turn = 0; turn < 6; turn += 1) {
    const [known, unknown] = [await ask(tenant.ownerAddress), await ask(stranger)]
    expect({ ...unknown, body: withoutRequest(unknown.body) }).toMatchObject({
      status: known.status,
      body: withoutRequest(known.body),
      cookie: null,
    })
    statuses.push(known.status)
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  for (let turn = 0; turn < 5; turn += 1) expect((await office.opens()).to).toBe(tenant.ownerAddress)
  expect(office.letters.filter(({ to }) => to === stranger)).toEqual([])
})

test('an address that nobody has costs the same work', async () => {
  const idle = await openWorld()
  const known = await aTenant(idle)
  const errands = async (address: string) => {
    await idle.caller().asks(requestSignInLinkEndpoint, { address })
    return (await dumpOf(idle)).split('"addressHash"').length
  }
  const before = await errands(known.ownerAddress)
  expect(await errands(`stranger@${known.slug}.example`)).toBe(before + 1)
  await idle.close()
})

const withoutRequest = (body: object) => ({ ...body, requestId: '' })

test('one network may ask for twenty links an hour', async () => {
  const statuses = []
  for (let turn = 0; turn < 22; turn += 1) statuses.push((await ask(`nobody-${turn}@example.com`)).status)
  expect(statuses).toEqual([...Array(20).fill(200), 429, 429])
  world.pass(3_700_000)
  expect((await ask('nobody@example.com')).status).toBe(200)
})

test('an address that is none is refused', async () => {
  expect((await ask('12345')).problem?.code).toBe('identity.address_invalid')
})

test('somebody with accounts in two tenants receives a link to each', async () => {
  const other = await aTenant(world, { name: '山前读书会', address: tenant.ownerAddress })
  await ask(tenant.ownerAddress)
  const letters = [await office.opens(), await office.opens()]
  expect(letters.map(({ tenantName }) => tenantName).sort()).toEqual(['临水联盟', '山前读书会'])
  const mine = letters.find(({ tenantName }) => tenantName === '山前读书会')
  expect((await redeem(mine?.token ?? '')).body.person.id).toBe(other.owner.id)
})

test('neither links nor sessions nor addresses stand in the database', async () => {
  await aPerson(world, tenant, { address: '13912345678' })
  const session = await signInAs(world, tenant.id, tenant.owner.id)
  await ask('13912345678')
  const letter = await office.opens()
  const dump = await dumpOf(world)
  expect(dump).toContain(tenant.owner.id)
  for (const secret of [letter.token, session.cookie ?? '']) expect(dump).not.toContain(secret.slice(27))
  for (const address of ['13912345678', tenant.ownerAddress]) expect(dump).not.toContain(address)
})

/** Every row of every table of identity, the directory and the queue, as the owner of the database sees it. */
async function dumpOf({ url }: World): Promise<string> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: tables } = await client.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('identity', 'kernel', 'graphile_worker')`,
  )
  const texts = []
  for (const { name } of tables) texts.push(JSON.stringify((await client.query(`select * from ${name}`)).rows))
  await client.end()
  return texts.join('\n')
}
