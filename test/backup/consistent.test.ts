/** A backup taken in the middle of everything is one moment of it. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpSchema } from '../../server/kernel/dump-schema.ts'
import {
  makeProductEndpoint,
  readProductEndpoint,
  uploadPictureEndpoint,
} from '../../server/modules/commerce/contract.ts'
import { aShop } from '../../server/modules/commerce/test/cast.ts'
import type { FileId } from '../../server/modules/messaging/contract.ts'
import { readChatEndpoint, sendMessageEndpoint, uploadFileEndpoint } from '../../server/modules/messaging/contract.ts'
import { aGroup, type Cast } from '../../server/modules/messaging/test/cast.ts'
import { type Caller, openWorld, type World } from '../world.ts'
import { ask, backUp, restoreInto } from './places.ts'

let world: World
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  cast = await aGroup(world, 4)
})
afterAll(() => world.close())

test('a picture of goods comes back in both sizes, on its product', async () => {
  const content = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2F6B4F' } })
    .jpeg()
    .toBuffer()
  const { owner: keeper } = await aShop(world)
  const { body: picture } = await keeper.uploads(uploadPictureEndpoint, { name: '茶.jpg', content })
  const product = await keeper.asks(makeProductEndpoint, {
    title: '临水手作茶',
    deliveries: ['none'],
    variants: [{ priceFen: 1990 }],
    pictures: [{ id: picture.id, alt: '一罐茶' }],
  })
  const sizesSeenBy = async (person: Caller) =>
    Promise.all(
      ['small', 'large'].map(async (size) => (await person.fetches(`/pictures/${picture.id}/${size}`)).rawPayload),
    )
  const { path } = await backUp(world)
  const { url, settings } = await restoreInto(path)
  const restored = await openWorld({ url, settings })
  try {
    const owner = restored.caller()
    owner.cookie = keeper.cookie
    const { pictures } = await owner.asks(readProductEndpoint, { productId: product.id })
    expect(pictures).toMatchObject([{ id: picture.id, alt: '一罐茶' }])
    const [small, large] = await sizesSeenBy(owner)
    expect([small, large]).toEqual(await sizesSeenBy(keeper))
    expect(await sharp(large).metadata()).toMatchObject({ format: 'webp', width: 900 })
  } finally {
    await restored.close()
  }
})

/** People who keep talking and sending files until told to stop. */
function keepTalking() {
  let going = true
  let said = 0
  const talk = async (place: number) => {
    const person = cast.members[place] ?? cast.owner
    for (let turn = 0; going; turn += 1) {
      const content = Buffer.from(`第 ${place} 人的第 ${turn} 个文件`)
      const file = await person.uploads(uploadFileEndpoint, { name: 'a.txt', content })
      // On a quick machine somebody sends more files than one person may in a minute.
      if (file.status === 429) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        continue
      }
      await person.says(cast.groupId, `第 ${turn} 句`, { fileIds: [file.body.id as FileId] })
      said += 1
    }
  }
  const talks = [0, 1, 2, 3].map(talk)
  return {
    untilSaid: async (wanted: number) => {
      while (said < wanted) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    hush: async () => {
      going = false
      await Promise.all(talks)
      return said
    },
  }
}

const countOf = async (url: string, table: string) =>
  (await ask<{ n: number }>(url, `select count(*)::int as n from ${table}`))[0]?.n

test('with people writing all the while: heads and events agree, every file is there, counts are those of the moment', async () => {
  const stopWork = await world.work()
  const { untilSaid, hush } = keepTalking()
  await untilSaid(20)
  const { path, manifest } = await backUp(world)
  const said = await hush()
  await stopWork()
  const { url, settings } = await restoreInto(path)

  for (const { schema, name, rows } of manifest.tables) {
    expect([name, await countOf(url, `${schema}.${name}`)]).toEqual([name, rows])
  }
  const messages = manifest.tables.find(({ name }) => name === 'messages')?.rows ?? 0
  expect(messages).toBeGreaterThanOrEqual(20)
  // They went on while it was taken.
  expect(said).toBeGreaterThan(messages)
  const gaps = await ask(
    url,
    `select c.group_id from messaging.chats c left join lateral (
       select count(*) as n, max(seq) as last from messaging.events e where e.tenant_id = c.tenant_id and e.group_id = c.group_id) e on true
     where c.last_seq <> coalesce(e.last, 0) or c.last_seq <> e.n
       or c.last_number <> (select count(*) from messaging.messages m where m.tenant_id = c.tenant_id and m.group_id = c.group_id and m.number is not null)`,
  )
  expect(gaps).toEqual([])
  const files = await ask<{ tenant_id: string; sha256: string }>(
    url,
    'select distinct tenant_id, sha256 from messaging.files',
  )
  expect(files.length).toBeGreaterThan(4)
  for (const { tenant_id, sha256 } of files) {
    const path = join(settings.DATA_DIR, 'files', tenant_id, sha256.slice(0, 2), sha256)
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(sha256)
  }
  expect(await countOf(url, 'graphile_worker._private_jobs')).toBe(manifest.jobs)
  expect(manifest.files.missing).toEqual([])
})

test('the restored place works: who was signed in still is, reads what was said and goes on', async () => {
  const { path } = await backUp(world)
  const { url, settings, applied } = await restoreInto(path)
  expect(applied).toEqual([])
  const restored = await openWorld({ url, settings })
  try {
    const member = restored.caller()
    member.cookie = cast.members[0]?.cookie ?? null
    const before = await cast.members[0]?.asks(readChatEndpoint, { groupId: cast.groupId })
    const after = await member.asks(readChatEndpoint, { groupId: cast.groupId })
    // What a client remembers may be of days that are lost: another epoch makes it fetch the chat anew.
    expect(after.epoch).not.toBe(before?.epoch)
    expect(after.messages).toEqual(before?.messages)
    expect(after.seq).toBe(before?.seq)
    const stop = await restored.work()
    await member.asks(sendMessageEndpoint, { groupId: cast.groupId, clientId: 'after-restore', text: '又见面了' })
    await stop()
    const [head] = await ask<{ text: string }>(
      url,
      'select text from messaging.messages order by at desc, position desc limit 1',
    )
    expect(head?.text).toBe('又见面了')
  } finally {
    await restored.close()
  }
})

test('row-level security, references and policies are as the migrations make them', async () => {
  const { path } = await backUp(world)
  const { url } = await restoreInto(path)
  expect(await dumpSchema(url)).toBe(await dumpSchema(world.url))
})
