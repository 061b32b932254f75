import { afterEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { readConfig } from '../../../kernel/config.ts'
import { closeGround, openGround } from '../../../main/ground.ts'
import { openWorker } from '../../../main/worker.ts'
import { readMeEndpoint, setUpEndpoint } from '../contract.ts'
import { foundTenant } from '../index.ts'
import { offerSetUp } from '../operations/offer-set-up.ts'

const worlds: World[] = []
const aWorld = async (wishes: Parameters<typeof openWorld>[0] = {}) => {
  const world = await openWorld(wishes)
  worlds.push(world)
  return world
}
afterEach(async () => {
  for (const world of worlds.splice(0).reverse()) await world.close()
})

const words = { tenantName: '临水联盟', slug: 'linshui', ownerName: '林岚', address: 'Lin@Example.com' }

async function offered(world: World): Promise<string> {
  const offer = await offerSetUp(world.ground)
  if (!offer) throw new Error('set-up was not offered')
  return offer.token
}

async function countTenants(world: World): Promise<number> {
  const { rows } = await world.ground.relay.pool.query('select count(*)::int as n from kernel.tenants')
  return rows[0].n
}

test('the set-up link founds the tenant and signs its owner in', async () => {
  const world = await aWorld()
  const owner = world.caller()
  const me = await owner.asks(setUpEndpoint, {
    token: await offered(world),
    ...words,
    password: '竹外桃花三两枝，春江',
  })
  expect(me).toMatchObject({
    person: { name: '林岚', staffRole: 'owner' },
    tenant: { name: '临水联盟', slug: 'linshui', zone: 'Asia/Shanghai', locale: 'zh-CN' },
    account: { address: 'lin@example.com', addressKind: 'email', hasPassword: true },
    scopes: null,
  })
  expect(await owner.asks(readMeEndpoint, {})).toEqual(me)
})

test('the link works once, and is not offered again', async () => {
  const world = await aWorld()
  const token = await offered(world)
  await world.caller().asks(setUpEndpoint, { token, ...words })
  const again = await world.caller().tries(setUpEndpoint, { token, ...words, slug: 'another' })
  expect(again.problem?.code).toBe('identity.already_set_up')
  expect(await offerSetUp(world.ground)).toBeNull()
})

test('ten who set up at once found one tenant', async () => {
  const world = await aWorld()
  const token = await offered(world)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => world.caller().tries(setUpEndpoint, { token, ...words, slug: `slug-${at}` })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'identity.already_set_up')).toHaveLength(9)
  expect(await countTenants(world)).toBe(1)
})

test('each start prints a link of its own; the first to be used closes all', async () => {
  const world = await aWorld()
  const [first, second] = [await offered(world), await offered(world)]
  await world.caller().asks(setUpEndpoint, { token: first, ...words })
  const late = await world.caller().tries(setUpEndpoint, { token: second, ...words, slug: 'late' })
  expect(late.problem?.code).toBe('identity.already_set_up')
})

test('a made-up link sets nothing up', async () => {
  const world = await aWorld()
  await offered(world)
  const answer = await world.caller().tries(setUpEndpoint, { token: 'x'.repeat(43), ...words })
  expect(answer).toMatchObject({ status: 410, cookie: null, problem: { code: 'identity.link_invalid' } })
  expect(await countTenants(world)).toBe(0)
})

test('a mistake in the form leaves the link usable', async () => {
  const world = await aWorld()
  const token = await offered(world)
  const attempt = async (change: object) =>
    (await world.caller().tries(setUpEndpoint, { token, ...words, ...change })).problem?.code
  expect(await attempt({ address: 'nobody@nowhere' })).toBe('identity.address_invalid')
  expect(await attempt({ password: 'password123' })).toBe('identity.weak_password')
  expect(await attempt({ slug: 'Not A Slug' })).toBe('kernel.invalid_input')
  expect(await attempt({})).toBeUndefined()
})

test('a tenant founded from the command line closes the link too', async () => {
  const world = await aWorld()
  const token = await offered(world)
  const owner = { name: '林岚', address: '13800001234' }
  await foundTenant(world.ground, { name: '演示', slug: 'demo', owner })
  const answer = await world.caller().tries(setUpEndpoint, { token, ...words })
  expect(answer.problem?.code).toBe('identity.already_set_up')
})

test('of two tenants founded at once under the same short name, one is refused', async () => {
  const world = await aWorld()
  const found = () =>
    foundTenant(world.ground, { name: '临水', slug: 'same', owner: { name: '林岚', address: 'lin@example.com' } })
  const outcomes = await Promise.allSettled([found(), found(), found()])
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []))
  expect(refused).toEqual(['identity.slug_taken', 'identity.slug_taken'])
  expect(await countTenants(world)).toBe(1)
})

test('a node with another secret key refuses to open', async () => {
  const world = await aWorld()
  const other = openWorld({ url: world.url, settings: { SECRET_KEY: 'another key, also more than 32 characters' } })
  await expect(other).rejects.toThrow('SECRET_KEY')
})

test('a worker with another secret key refuses to work', async () => {
  const world = await aWorld()
  const settings = {
    SECRET_KEY: 'another key, also more than 32 characters',
    DATA_DIR: world.ground.config.dataDirectory,
  }
  const ground = await openGround(readConfig(settings), world.url, { log: world.ground.log })
  await expect(openWorker(ground, world.url)).rejects.toThrow('SECRET_KEY')
  await closeGround(ground)
})
