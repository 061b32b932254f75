/** What is not whole, not ours or not wanted is refused before anything is changed. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadFileEndpoint } from '../../server/modules/messaging/contract.ts'
import { aGroup } from '../../server/modules/messaging/test/cast.ts'
import { openWorld, type World } from '../world.ts'
import { aDirectory, anEmptyDatabase, ask, backUp, restoreInto } from './places.ts'

let world: World
let path: string
beforeAll(async () => {
  world = await openWorld()
  const { owner, groupId } = await aGroup(world, 2)
  await owner.says(groupId, '备份前的最后一句')
  await owner.uploads(uploadFileEndpoint, { name: 'a.txt', content: Buffer.from('一个文件') })
  path = (await backUp(world, { withKeys: true })).path
})
afterAll(() => world.close())

/** A copy of the backup, changed. */
async function spoilt(change: (tar: Buffer) => Buffer): Promise<string> {
  const copy = join(await aDirectory(), 'spoilt.backup')
  await writeFile(copy, await promisify(gzip)(change(await promisify(gunzip)(await readFile(path)))))
  return copy
}

const schemasIn = (url: string) =>
  ask(url, `select nspname from pg_namespace where nspname in ('kernel', 'identity', 'messaging')`)

test('one changed byte anywhere is noticed, and nothing is restored', async () => {
  const change = (tar: Buffer) => {
    const at = tar.indexOf('备份前的最后一句')
    tar[at] = (tar[at] ?? 0) ^ 1
    return tar
  }
  const [url, directory] = [await anEmptyDatabase(), await aDirectory()]
  await expect(restoreInto(await spoilt(change), { url, settings: { DATA_DIR: directory } })).rejects.toThrow(
    /messaging\.messages.*differs from the manifest/,
  )
  expect(await schemasIn(url)).toEqual([])
  expect(await readdir(directory)).toEqual([])
})

test('a file that was cut short is noticed, wherever the cut is', async () => {
  const cut = join(await aDirectory(), 'cut.backup')
  await writeFile(cut, (await readFile(path)).subarray(0, -200))
  await expect(restoreInto(cut)).rejects.toThrow('damaged')
  const withoutManifest = (tar: Buffer) => {
    const end = tar.lastIndexOf('manifest.json')
    return Buffer.concat([tar.subarray(0, end), Buffer.alloc(1024)])
  }
  await expect(restoreInto(await spoilt(withoutManifest))).rejects.toThrow('no manifest')
})

test('what is no backup at all is told so', async () => {
  const other = join(await aDirectory(), 'letter.txt')
  await writeFile(other, '亲爱的')
  await expect(restoreInto(other)).rejects.toThrow('damaged')
})

test('a database that holds an installation is left alone', async () => {
  const before = await ask(world.url, 'select * from kernel.tenants')
  await expect(restoreInto(path, { url: world.url })).rejects.toThrow('not empty')
  expect(await ask(world.url, 'select * from kernel.tenants')).toEqual(before)
})

test('a data directory with files of something else is left alone', async () => {
  const directory = (await restoreInto(path)).settings.DATA_DIR
  const other = await openWorld()
  const { owner } = await aGroup(other, 0)
  await owner.uploads(uploadFileEndpoint, { name: 'b.txt', content: Buffer.from('另一个文件') })
  const theirs = await backUp(other)
  await other.close()
  await expect(restoreInto(theirs.path, { settings: { DATA_DIR: directory } })).rejects.toThrow('new data directory')
})

test('another secret key is refused, a missing one too, and one inside the backup is put in place', async () => {
  const another = { SECRET_KEY: 'another secret key, also of more than 32 characters' }
  await expect(restoreInto(path, { settings: another })).rejects.toThrow('not the one the backup was written with')
  const { path: keyless } = await backUp(world)
  await expect(restoreInto(keyless, { settings: { SECRET_KEY: '' } })).rejects.toThrow('holds no secret key')
  const { settings } = await restoreInto(path, { settings: { SECRET_KEY: '' } })
  const kept = await readFile(join(settings.DATA_DIR, 'secret-key'), 'utf8')
  expect(kept.trim()).toBe('the-secret-key-that-all-nodes-of-a-story-share')
})

test('without being asked, the secret key is nowhere in the backup', async () => {
  const { path: keyless } = await backUp(world)
  const tar = await promisify(gunzip)(await readFile(keyless))
  expect(tar.includes('the-secret-key-that-all-nodes')).toBe(false)
  expect((await promisify(gunzip)(await readFile(path))).includes('the-secret-key-that-all-nodes')).toBe(true)
})

test('a backup of a newer program, or of one whose migrations were edited, is refused', async () => {
  await ask(
    world.url,
    `insert into kernel.migrations (module, name, hash) values ('kernel', '29990101_0000_later.sql', repeat('0', 64))`,
  )
  const newer = (await backUp(world)).path
  await ask(world.url, `delete from kernel.migrations where name = '29990101_0000_later.sql'`)
  await expect(restoreInto(newer)).rejects.toThrow('29990101_0000_later.sql')
  const [one] = await ask<{ hash: string }>(
    world.url,
    `select hash from kernel.migrations where module = 'kernel' limit 1`,
  )
  await ask(world.url, `update kernel.migrations set hash = repeat('1', 64) where hash = '${one?.hash}'`)
  const edited = (await backUp(world)).path
  await ask(world.url, `update kernel.migrations set hash = '${one?.hash}' where hash = repeat('1', 64)`)
  await expect(restoreInto(edited)).rejects.toThrow('another program')
})

test('a file that the store has lost is named in the backup', async () => {
  const other = await openWorld()
  try {
    const { owner } = await aGroup(other, 0)
    await owner.uploads(uploadFileEndpoint, { name: 'c.txt', content: Buffer.from('将要丢失') })
    other.ground.config.dataDirectory = await aDirectory()
    const { manifest } = await backUp(other)
    expect(manifest.files).toMatchObject({ count: 0, missing: [expect.stringMatching(/^tnt_/)] })
  } finally {
    await other.close()
  }
})
