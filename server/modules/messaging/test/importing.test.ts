import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { seatPeople } from '../../community/index.ts'
import * as window from '../contract.ts'
import { takeOver } from '../operations/import/take-over.ts'
import { aGroup, aPerson, type Cast } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.work()
})
afterAll(() => world.close())

const line = (place: number) => {
  const minute = String(place % 60).padStart(2, '0')
  const hour = String(8 + (Math.floor(place / 60) % 12)).padStart(2, '0')
  const day = String(1 + Math.floor(place / 720)).padStart(2, '0')
  return `2026-03-${day} ${hour}:${minute} - ${place % 3 === 0 ? '成员1' : `旧友${place % 5}`}: 第${place}条，老群里的话`
}
const whatsapp = (count: number) =>
  Buffer.from(`${Array.from({ length: count }, (_, place) => line(place)).join('\n')}\n`)

async function upload({ owner }: Cast, content: Buffer, name = '聊天记录.txt') {
  const { body } = await owner.uploads(window.uploadImportEndpoint, { name, content })
  return settled(owner, body.id)
}
async function settled(owner: Cast['owner'], importId: window.ImportId, busy = /reading|importing/) {
  for (let turn = 0; ; turn += 1) {
    const found = await owner.asks(window.readImportEndpoint, { importId })
    if (!busy.test(found.state)) return found
    if (turn > 400) throw new Error(`still ${found.state}`)
    await new Promise((wake) => setTimeout(wake, 25))
  }
}
async function bringIn(cast: Cast, content: Buffer) {
  const { id } = await upload(cast, content)
  await cast.owner.asks(window.adjustImportEndpoint, { importId: id, groupId: cast.groupId, zone: 'Asia/Shanghai' })
  await cast.owner.asks(window.startImportEndpoint, { importId: id })
  return settled(cast.owner, id)
}
const countIn = async ({ owner, groupId }: Cast) => {
  let before: window.MessageId | undefined
  for (let count = 0; ; ) {
    const page = await owner.asks(window.listMessagesEndpoint, { groupId, limit: 200, ...(before ? { before } : {}) })
    count += page.rows.length
    before = page.rows[0]?.id
    if (!page.older) return count
  }
}

test('an export is recognised, looked through and shown before anything is imported', async () => {
  const cast = await aGroup(world, 2)
  const preview = await upload(cast, whatsapp(300))
  expect(preview).toMatchObject({
    state: 'preview',
    format: 'whatsapp',
    needsZone: true,
    counts: { messages: 300, system: 0, people: 6, doubtful: 0 },
  })
  expect(preview.sample[0]).toMatchObject({ sender: '成员1', text: '第0条，老群里的话' })
  expect(await countIn(cast)).toBe(0)
})

test('people of the file become members of the same name, or new people without account', async () => {
  const cast = await aGroup(world, 2)
  const { id } = await upload(cast, whatsapp(60))
  const mapped = await cast.owner.asks(window.adjustImportEndpoint, {
    importId: id,
    groupId: cast.groupId,
    zone: 'Asia/Shanghai',
  })
  expect(mapped.people.find(({ name }) => name === '成员1')).toMatchObject({
    person: { id: cast.members[0]!.id },
    guessed: true,
  })
  await cast.owner.asks(window.startImportEndpoint, { importId: id })
  const done = await settled(cast.owner, id)
  expect(done).toMatchObject({ state: 'done', report: { imported: 60, skipped: 0, newPeople: 5 } })
  const page = await cast.members[0]!.asks(window.listMessagesEndpoint, { groupId: cast.groupId, limit: 100 })
  expect(page.rows[0]).toMatchObject({
    by: cast.members[0]!.id,
    imported: true,
    number: null,
    sentAt: '2026-03-01T00:00:00.000Z',
  })
})

test('importing the same file again adds nothing', async () => {
  const cast = await aGroup(world, 1)
  expect((await bringIn(cast, whatsapp(500))).report).toMatchObject({ imported: 500 })
  expect((await bringIn(cast, whatsapp(500))).report).toMatchObject({ imported: 0, skipped: 500 })
  expect((await bringIn(cast, whatsapp(520))).report).toMatchObject({ imported: 20, skipped: 500 })
  expect(await countIn(cast)).toBe(520)
})

test('an import that is killed between batches goes on where it stood', async () => {
  const cast = await aGroup(world, 1)
  const { id } = await upload(cast, whatsapp(7000))
  await cast.owner.asks(window.adjustImportEndpoint, { importId: id, groupId: cast.groupId, zone: 'Asia/Shanghai' })
  const stop = new AbortController()
  stop.abort()
  await cast.owner.asks(window.startImportEndpoint, { importId: id })
  await Promise.all([takeOver(world.ground, cast.tenantId, id, stop.signal), settled(cast.owner, id)])
  await settled(cast.owner, id)
  expect(await countIn(cast)).toBe(7000)
}, 60_000)

test('imported history is not unread, stands before what is said now, and is found by search', async () => {
  const cast = await aGroup(world, 1)
  await cast.owner.says(cast.groupId, '新消息')
  await bringIn(cast, whatsapp(30))
  const chat = await cast.members[0]!.asks(window.readChatEndpoint, { groupId: cast.groupId })
  expect(chat.messages.at(-1)).toMatchObject({ text: '新消息', number: 1 })
  expect(chat.cursor.unread).toBeLessThanOrEqual(1)
  const found = await cast.members[0]!.asks(window.searchMessagesEndpoint, {
    q: '老群',
    groupId: cast.groupId,
    limit: 100,
  })
  expect(found.rows).toHaveLength(30)
})

test('a wrong zone is corrected afterwards', async () => {
  const cast = await aGroup(world, 1)
  const { id } = await bringIn(cast, whatsapp(10))
  await cast.owner.asks(window.adjustImportEndpoint, { importId: id, zone: 'Europe/Berlin' })
  const page = await cast.owner.asks(window.listMessagesEndpoint, { groupId: cast.groupId })
  expect(page.rows[0]?.sentAt).toBe('2026-03-01T07:00:00.000Z')
})

test('an import can be taken out again', async () => {
  const cast = await aGroup(world, 1)
  await cast.owner.says(cast.groupId, '留着')
  const { id } = await bringIn(cast, whatsapp(40))
  expect((await cast.owner.asks(window.cancelImportEndpoint, { importId: id, undo: true })).state).toBe('cancelled')
  expect(await countIn(cast)).toBe(1)
})

test('a file that is no chat export is refused with a sentence and changes nothing', async () => {
  const cast = await aGroup(world, 1)
  const refused = await upload(cast, Buffer.from('购物清单\n鸡蛋\n牛奶\n'), '清单.txt')
  expect(refused).toMatchObject({
    state: 'refused',
    refusal: { code: 'messaging.export_unknown', zh: expect.any(String) },
  })
  expect((await cast.owner.tries(window.startImportEndpoint, { importId: refused.id })).problem?.code).toBe(
    'messaging.import_not_ready',
  )
})

test('a list of imports shows those one may open, and no others', async () => {
  const cast = await aGroup(world, 1)
  const { id } = await upload(cast, whatsapp(5))
  const colleague = await aPerson(world, cast.tenantId, '同事')
  await world.within(cast.tenantId, async (ctx) => {
    const seat = { tenant_id: cast.tenantId, person_id: colleague.id, role: 'staff', since: ctx.now }
    await (ctx.tables() as Kysely<Record<string, typeof seat>>).insertInto('identity.seats').values(seat).execute()
    await seatPeople(ctx, cast.groupId, [{ personId: colleague.id, role: 'assistant' }])
  })
  expect((await colleague.tries(window.readImportEndpoint, { importId: id })).status).toBe(404)
  expect((await colleague.asks(window.listImportsEndpoint, {})).rows).toEqual([])
  expect((await cast.owner.asks(window.listImportsEndpoint, {})).rows).toHaveLength(1)
})

test('a member who runs no group may not import', async () => {
  const cast = await aGroup(world, 1)
  const answer = await cast.members[0]!.uploads(window.uploadImportEndpoint, { name: 'x.txt', content: whatsapp(5) })
  expect(answer.problem?.code).toBe('kernel.not_allowed')
})

const discord = new URL('../../../../../shared/data/exports/discord/1/', import.meta.url)
test.skipIf(!existsSync(discord))('three forms of one chat give each message once', async () => {
  const cast = await aGroup(world, 1)
  for (const name of [
    'csv_antara-modules_cc-general_48.csv',
    'plaintext_antara-modules_cc-general_48.txt',
    'htmldark_antara-modules_cc-general_48.html',
  ]) {
    await bringIn(cast, await readFile(new URL(name, discord)))
  }
  expect(await countIn(cast)).toBe(100)
})
