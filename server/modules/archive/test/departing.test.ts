import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  changeMemberEndpoint,
  listCommunitiesEndpoint,
  listMembersEndpoint,
  readGroupEndpoint,
} from '../../community/contract.ts'
import { seatPeople } from '../../community/index.ts'
import { aCommunity, aMember } from '../../community/test/cast.ts'
import { listCustomersEndpoint } from '../../customers/contract.ts'
import { bringsIn } from '../../customers/test/cast.ts'
import { changeMyCardEndpoint, giveSeatEndpoint, readMeEndpoint } from '../../identity/contract.ts'
import { aPerson, signInAs, type Someone } from '../../identity/test/cast.ts'
import * as messaging from '../../messaging/contract.ts'
import * as window from '../contract.ts'
import type { DepartureId } from '../contract.ts'
import { depart } from '../jobs/depart.ts'
import { keepPromises } from '../jobs/keep-promises.ts'
import { aMoment, fetchArchive, says, uploads, whenWritten } from './cast.ts'

const day = 86_400_000

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.work()
})
afterAll(() => world.close())

const name = '慕容雪见'
const address = 'xuejian.murong@example.com'

/** Somebody who has left traces everywhere. */
async function aLife() {
  const founded = await aCommunity(world)
  const { tenant, group } = founded
  const leaving = await aPerson(world, tenant, { name, address, password: '松-林-里-的-第七-盏-灯' })
  const stays = await aMember(world, founded, { name: '留下的人' })
  await world.within(tenant.id, async (ctx) => {
    await seatPeople(ctx, group.id, [{ personId: leaving.id, role: 'member' }])
  })
  const own = await uploads(leaving, '自拍.jpg')
  await leaving.asks(changeMyCardEndpoint, { bio: '雪见的一天', avatarFileId: own })
  const shared = await uploads(leaving, '合影.jpg')
  const said = await says(leaving, group.id, '我先来开个头')
  const withPicture = await says(leaving, group.id, '合影', { fileIds: [shared] })
  const answer = await says(stays, group.id, `@${name} 谢谢开头`, { replyTo: said.id, mentions: [leaving.id] })
  await bringsIn(founded.owner, [
    ['姓名', '邮箱', '微信unionid', '附注'],
    [name, address, 'union-of-xuejian', '雪见爱松'],
  ])
  return { ...founded, leaving, stays, own, shared, said, withPicture, answer }
}

const asks = (leaving: Someone, recallMessages = false) =>
  leaving.tries(window.requestDepartureEndpoint, { confirm: name, recallMessages })

/** The cooling-off days pass, and whoever is due goes. */
async function timePasses(tenantId: Someone['tenantId'], days = 7) {
  world.pass(days * day + 60_000)
  await world.within(tenantId, keepPromises.does)
  for (let patience = 200; patience > 0; patience -= 1) {
    const { rows } = await world.within(tenantId, (ctx) =>
      sql<{ due: number }>`select count(*) as due from archive.departures
        where tenant_id = ${tenantId} and finished_at is null and taken_back_at is null and due_at <= ${ctx.now}`.execute(
        ctx.tables(),
      ),
    )
    if (rows[0]?.due === 0) return aMoment(300)
    await aMoment(25)
  }
  throw new Error('nobody left')
}

/** Tables of the whole database in which a text stands anywhere. */
async function whereStands(tenantId: Someone['tenantId'], text: string): Promise<string[]> {
  return world.within(tenantId, async (ctx) => {
    const { rows } = await sql<{ name: string }>`
      select distinct table_schema || '.' || table_name as name from information_schema.columns
       where column_name = 'tenant_id' and table_schema <> 'graphile_worker'`.execute(ctx.tables())
    const found: string[] = []
    for (const table of rows) {
      const held = await sql<{ n: number }>`select count(*) as n from ${sql.id(...table.name.split('.'))} t
        where strpos(row_to_json(t)::text, ${text}) > 0`.execute(ctx.tables())
      if ((held.rows[0]?.n ?? 0) > 0) found.push(table.name)
    }
    return found.sort()
  })
}

/** What lies in the file store of a tenant. */
const listBytes = async (tenantId: string) =>
  (await readdir(join(world.ground.config.dataDirectory, 'files', tenantId), { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map(({ name: file }) => file)

test('the page tells what goes and what stays before anybody asks', async () => {
  const { leaving } = await aLife()
  const state = await leaving.asks(window.readDepartureEndpoint, {})
  expect(state).toMatchObject({
    pending: null,
    coolingDays: 7,
    owned: [],
    lastOwner: false,
    removed: { groups: 1, files: 1 },
    kept: { messages: 2, records: 0 },
  })
})

test('somebody who leaves for good is no longer there by name or address, in any table', async () => {
  const { tenant, owner, leaving, stays, group, own, shared, said, answer } = await aLife()
  const archived = await whenWritten(leaving, await leaving.asks(window.exportMeEndpoint, {}))
  await fetchArchive(leaving, archived)
  expect(await whereStands(tenant.id, name)).toEqual(
    expect.arrayContaining(['identity.people', 'community.memberships', 'messaging.messages']),
  )
  expect((await asks(leaving)).status).toBe(200)
  await timePasses(tenant.id)

  expect((await owner.asks(listCustomersEndpoint, {})).rows).toEqual([])
  for (const text of [name, '雪见的一天', address, world.ground.seal.fingerprint('address', address)])
    expect({ text, stands: await whereStands(tenant.id, text) }).toEqual({ text, stands: [] })
  const chat = await stays.asks(messaging.readChatEndpoint, { groupId: group.id })
  expect(chat.beside.people.find(({ id }) => id === leaving.id)).toMatchObject({
    name: '已注销用户',
    avatarFileId: null,
  })
  expect(chat.messages.find(({ id }) => id === said.id)?.text).toBe('我先来开个头')
  expect(chat.messages.find(({ id }) => id === answer.id)?.text).toBe('@已注销用户 谢谢开头')
  expect((await stays.fetches(`/files/${shared}`)).statusCode).toBe(200)
  expect((await stays.fetches(`/files/${own}`)).statusCode).toBe(404)
  const members = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(members.rows.map(({ person }) => person.id)).not.toContain(leaving.id)
  expect(await listBytes(tenant.id)).not.toContain(`${archived.sha256}.zip`)
}, 30_000)

test('with their words taken back nothing of what they said or sent is left', async () => {
  const { tenant, leaving, stays, group, shared, said, answer } = await aLife()
  await asks(leaving, true)
  const before = await stays.asks(messaging.readChatEndpoint, { groupId: group.id })
  await timePasses(tenant.id)
  for (const text of [name, address, '我先来开个头', '合影'])
    expect({ text, stands: await whereStands(tenant.id, text) }).toEqual({ text, stands: [] })
  const chat = await stays.asks(messaging.readChatEndpoint, { groupId: group.id })
  expect(chat.messages.find(({ id }) => id === said.id)).toMatchObject({ text: '', files: [], by: leaving.id })
  expect(chat.messages.find(({ id }) => id === said.id)?.recalledAt).not.toBeNull()
  expect(chat.messages.find(({ id }) => id === answer.id)?.replyTo).toBe(said.id)
  expect((await stays.fetches(`/files/${shared}`)).statusCode).toBe(404)
  expect(await listBytes(tenant.id)).toEqual([])

  // Whoever was there hears of every message that changed, and of who said it, by the steps since.
  const { events, beside } = await stays.asks(messaging.listEventsEndpoint, {
    groupId: group.id,
    since: before.seq,
    epoch: before.epoch,
  })
  const told = events.flatMap((event) => (event.kind === 'message' ? [event.message.id] : []))
  expect(told).toEqual(expect.arrayContaining([said.id, answer.id]))
  expect(beside?.people.find(({ id }) => id === leaving.id)?.name).toBe('已注销用户')
}, 30_000)

test('asking signs out everywhere, and coming in again takes it back', async () => {
  const { tenant, leaving, group } = await aLife()
  const other = await signInAs(world, tenant.id, leaving.id)
  await asks(leaving)
  expect((await other.tries(readMeEndpoint, {})).status).toBe(401)
  world.pass(6 * day)
  const back = await signInAs(world, tenant.id, leaving.id)
  const state = await back.asks(window.readDepartureEndpoint, {})
  expect(state.pending).toBeNull()
  expect(state.takenBackAt).not.toBeNull()
  await timePasses(tenant.id, 2)
  expect((await back.asks(readMeEndpoint, {})).person.name).toBe(name)
  expect((await back.tries(messaging.readChatEndpoint, { groupId: group.id })).status).toBe(200)
}, 30_000)

test('asked for again after coming back, the days are counted anew', async () => {
  const { tenant, leaving } = await aLife()
  await asks(leaving)
  world.pass(3 * day)
  const back = await signInAs(world, tenant.id, leaving.id)
  const again = await asks(back)
  expect(Date.parse(again.body.dueAt) - world.now().getTime()).toBeGreaterThan(6.9 * day)
  await timePasses(tenant.id)
  expect(await whereStands(tenant.id, name)).toEqual([])
}, 30_000)

test('owners hand over first, and are told which groups', async () => {
  const { tenant, owner, leaving, stays, group } = await aLife()
  await owner.asks(changeMemberEndpoint, { groupId: group.id, personId: leaving.id, role: 'owner' })
  const refused = await asks(leaving)
  expect(refused.problem).toMatchObject({ code: 'archive.hand_over_first' })
  expect(refused.problem?.zh).toContain(group.name)
  expect((await leaving.asks(window.readDepartureEndpoint, {})).owned).toEqual([{ id: group.id, name: group.name }])
  await leaving.asks(changeMemberEndpoint, { groupId: group.id, personId: stays.id, role: 'owner' })
  expect((await asks(leaving)).status).toBe(200)
  expect(tenant.id).toBeDefined()
})

test('a group that becomes theirs while they wait passes on and is never without an owner', async () => {
  const { tenant, owner, leaving, stays, group } = await aLife()
  await asks(leaving)
  await owner.asks(changeMemberEndpoint, { groupId: group.id, personId: leaving.id, role: 'owner' })
  await timePasses(tenant.id)
  const now = await owner.asks(readGroupEndpoint, { groupId: group.id })
  expect([owner.id, stays.id]).toContain((now as { ownerId?: string }).ownerId ?? owner.id)
  const members = await owner.asks(listMembersEndpoint, { groupId: group.id })
  expect(members.rows.filter(({ role }) => role === 'owner')).toHaveLength(1)
  expect(members.rows.map(({ person }) => person.id)).not.toContain(leaving.id)
  const { rows } = await owner.asks(listCommunitiesEndpoint, {})
  expect(JSON.stringify(rows)).not.toContain(leaving.id)
}, 30_000)

test('the last owner of a tenant stays until somebody else holds the seat', async () => {
  const { tenant } = await aLife()
  const refused = await tenant.owner.tries(window.requestDepartureEndpoint, { confirm: '林岚' })
  expect(refused.problem?.code).toMatch(/last_owner_stays/)
})

test('a name typed wrong changes nothing', async () => {
  const { leaving } = await aLife()
  const { problem } = await leaving.tries(window.requestDepartureEndpoint, { confirm: '慕容' })
  expect(problem?.code).toBe('archive.not_confirmed')
  expect((await leaving.tries(readMeEndpoint, {})).status).toBe(200)
})

test('what an operator did stays on record, without the name', async () => {
  const { tenant, owner } = await aLife()
  await owner.asks(giveSeatEndpoint, { name, address, role: 'admin' })
  const { rows } = await world.within(tenant.id, (ctx) =>
    sql<{
      id: string
    }>`select person_id as id from identity.accounts where address_hash = ${ctx.seal.fingerprint('address', address)}`.execute(
      ctx.tables(),
    ),
  )
  const seated = rows[0]?.id as Someone['id']
  const colleague = await signInAs(world, tenant.id, seated)
  const { person } = await colleague.asks(readMeEndpoint, {})
  await colleague.asks(window.exportMeEndpoint, {})
  expect((await colleague.asks(window.readDepartureEndpoint, {})).kept.records).toBeGreaterThan(0)
  await colleague.asks(window.requestDepartureEndpoint, { confirm: person.name })
  await timePasses(tenant.id)
  expect(await whereStands(tenant.id, name)).toEqual([])
  expect(await whereStands(tenant.id, person.id)).toContain('identity.audit')
}, 30_000)

test('a departure that dies at any step is gone through again and ends the same', async () => {
  const { tenant, leaving, group, stays } = await aLife()
  await asks(leaving, true)
  world.pass(7 * day + 60_000)
  const { rows } = await world.within(tenant.id, (ctx) =>
    sql<{ id: DepartureId }>`select id from archive.departures where tenant_id = ${tenant.id}`.execute(ctx.tables()),
  )
  const { clock } = world.ground
  let steps = 0
  /** Each step begins by looking at the clock: there it dies. */
  const goUntil = async (death: number) => {
    steps = 0
    world.ground.clock = () => {
      if ((steps += 1) === death) throw new Error('the power went out')
      return clock()
    }
    const signal = new AbortController().signal
    await depart.atLength?.(world.ground, tenant.id, { departureId: rows[0]?.id }, signal)
  }
  for (const death of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await goUntil(death).catch(() => {})
  const finishedAt = () =>
    world.within(tenant.id, async (ctx) => {
      const found = await sql<{ at: Date | null }>`select finished_at as at from archive.departures
        where tenant_id = ${tenant.id}`.execute(ctx.tables())
      return found.rows[0]?.at
    })
  await goUntil(0)
  world.ground.clock = clock
  const finished = await finishedAt()
  expect(finished).toBeInstanceOf(Date)
  // Once more changes nothing, not even when it ended.
  await goUntil(0)
  expect(await finishedAt()).toEqual(finished)
  world.ground.clock = clock
  await aMoment(300)
  expect(await whereStands(tenant.id, name)).toEqual([])
  const chat = await stays.asks(messaging.readChatEndpoint, { groupId: group.id })
  expect(chat.messages.filter(({ by, recalledAt }) => by === leaving.id && !recalledAt)).toEqual([])
}, 30_000)
