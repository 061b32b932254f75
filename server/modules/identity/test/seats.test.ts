import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  changeSeatEndpoint,
  changeTenantEndpoint,
  createApiKeyEndpoint,
  giveSeatEndpoint,
  listTeamEndpoint,
  readMeEndpoint,
  redeemSignInLinkEndpoint,
  withdrawSeatEndpoint,
} from '../contract.ts'
import { aPerson, aTenant, openPostOffice, type PostOffice, type Someone, signInAs, type Tenant } from './cast.ts'

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
})
afterAll(() => world.close())

const roleOf = async (someone: Someone) => (await someone.asks(readMeEndpoint, {})).person.staffRole

test('a new colleague receives a link into the console', async () => {
  const seat = await tenant.owner.asks(giveSeatEndpoint, { name: '何苗', address: '13812345678', role: 'staff' })
  expect(seat).toMatchObject({ person: { name: '何苗', staffRole: 'staff' }, role: 'staff', address: '138****5678' })
  const letter = await office.opens()
  expect(letter).toMatchObject({ to: '+8613812345678', purpose: 'seat' })
  expect(new URL(letter.url).pathname).toBe('/console/sign-in')
  world.pass(2 * 86_400_000)
  const colleague = world.caller()
  const me = await colleague.asks(redeemSignInLinkEndpoint, { token: letter.token })
  expect(me.person).toMatchObject({ id: seat.person.id, staffRole: 'staff' })
})

test('a member who is known by the address keeps name and history', async () => {
  const member = await aPerson(world, tenant, { name: '陈果', address: 'guo@example.com' })
  const seat = await tenant.owner.asks(giveSeatEndpoint, { name: '别名', address: 'GUO@example.com', role: 'admin' })
  expect(seat.person).toMatchObject({ id: member.id, name: '陈果' })
  expect(await roleOf(member)).toBe('admin')
  await office.opens()
})

test('the team is listed owners first, with when each was last here', async () => {
  await aPerson(world, tenant, { name: '员工', role: 'staff' })
  const admin = await aPerson(world, tenant, { name: '管理', role: 'admin' })
  const { rows } = await admin.asks(listTeamEndpoint, {})
  expect(rows.map(({ role }) => role)).toEqual(['owner', 'admin', 'staff'])
  expect(rows[0]).toMatchObject({ address: tenant.ownerAddress, seenAt: expect.any(String) })
})

test('admins look after staff; owners and admins are for owners', async () => {
  const admin = await aPerson(world, tenant, { role: 'admin' })
  const staff = await aPerson(world, tenant, { role: 'staff' })
  const code = async (role: 'owner' | 'admin' | 'staff', personId = staff.id) =>
    (await admin.tries(changeSeatEndpoint, { personId, role })).problem?.code
  expect(await code('admin')).toBe('kernel.not_allowed')
  expect(await code('owner', admin.id)).toBe('kernel.not_allowed')
  expect(await code('staff', tenant.owner.id)).toBe('kernel.not_allowed')
  const given = await admin.tries(giveSeatEndpoint, { name: '同谋', address: 'mate@example.com', role: 'owner' })
  expect(given.problem?.code).toBe('kernel.not_allowed')
  await admin.asks(withdrawSeatEndpoint, { personId: staff.id })
})

test('staff and members change no seats', async () => {
  const staff = await aPerson(world, tenant, { role: 'staff' })
  const member = await aPerson(world, tenant)
  for (const someone of [staff, member]) {
    const answer = await someone.tries(giveSeatEndpoint, { name: '友', address: 'friend@example.com', role: 'staff' })
    expect(answer.problem?.code).toBe('kernel.not_allowed')
  }
  expect((await member.tries(listTeamEndpoint, {})).problem?.code).toBe('kernel.not_allowed')
  expect((await world.caller().tries(listTeamEndpoint, {})).problem?.code).toBe('kernel.not_signed_in')
})

test('the last owner stays', async () => {
  const self = { personId: tenant.owner.id }
  const demoted = await tenant.owner.tries(changeSeatEndpoint, { ...self, role: 'admin' })
  expect(demoted.problem?.code).toBe('identity.last_owner')
  expect((await tenant.owner.tries(withdrawSeatEndpoint, self)).problem?.code).toBe('identity.last_owner')
  const again = { name: '我', address: tenant.ownerAddress, role: 'staff' } as const
  expect((await tenant.owner.tries(giveSeatEndpoint, again)).problem?.code).toBe('identity.last_owner')
})

test('of two owners who demote each other at once, one remains', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const { owner, id } = await aTenant(world)
    const second = await aPerson(world, { id }, { role: 'owner' })
    const answers = await Promise.all([
      owner.tries(changeSeatEndpoint, { personId: second.id, role: 'staff' }),
      second.tries(changeSeatEndpoint, { personId: owner.id, role: 'staff' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    const { rows } = await owner.asks(listTeamEndpoint, {})
    expect(rows.filter(({ role }) => role === 'owner')).toHaveLength(1)
  }
})

test('of two owners who both step down at once, one remains', async () => {
  const second = await aPerson(world, tenant, { role: 'owner' })
  const answers = await Promise.all(
    [tenant.owner, second].map((one) => one.tries(changeSeatEndpoint, { personId: one.id, role: 'staff' })),
  )
  expect(answers.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['identity.last_owner'])
})

test('a withdrawn seat ends sessions, keys and waiting links', async () => {
  const admin = await aPerson(world, tenant, { role: 'admin' })
  const elsewhere = await signInAs(world, tenant.id, admin.id)
  const { secret } = await admin.asks(createApiKeyEndpoint, { name: '脚本', scopes: ['read'] })
  const seat = await tenant.owner.asks(giveSeatEndpoint, { name: '新人', address: 'new@example.com', role: 'staff' })
  const letter = await office.opens()
  for (const personId of [admin.id, seat.person.id]) await tenant.owner.asks(withdrawSeatEndpoint, { personId })
  for (const one of [admin, elsewhere]) expect((await one.tries(readMeEndpoint, {})).status).toBe(401)
  const script = world.caller()
  script.bearer = secret
  expect((await script.tries(readMeEndpoint, {})).status).toBe(401)
  const late = await world.caller().tries(redeemSignInLinkEndpoint, { token: letter.token })
  expect(late.problem?.code).toBe('identity.link_invalid')
})

test('owners rename the tenant and move its clock; others do not', async () => {
  const changed = await tenant.owner.asks(changeTenantEndpoint, { name: '山前', zone: 'Europe/Berlin', locale: 'en' })
  expect(changed).toMatchObject({ name: '山前', zone: 'Europe/Berlin', locale: 'en', slug: tenant.slug })
  const answer = await tenant.owner.tries(changeTenantEndpoint, { zone: 'Middle/Earth' })
  expect(answer.body).toMatchObject({ code: 'kernel.invalid_input', fields: [{ path: 'zone' }] })
  const admin = await aPerson(world, tenant, { role: 'admin' })
  expect((await admin.tries(changeTenantEndpoint, { name: '我的' })).problem?.code).toBe('kernel.not_allowed')
})
