import { Readable } from 'node:stream'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aCommunity, aMember } from '../../community/test/cast.ts'
import { createApiKeyEndpoint } from '../../identity/contract.ts'
import * as window from '../contract.ts'
import { restoreArchive } from '../index.ts'
import { keepPromises } from '../jobs/keep-promises.ts'
import { openPack } from '../packing/pack.ts'
import {
  aLivelyTenant,
  aPerson,
  aTenant,
  fetchArchive,
  type Lively,
  onDisk,
  readState,
  unpack,
  whenWritten,
} from './cast.ts'

let world: World
let lively: Lively
let content: Buffer
beforeAll(async () => {
  world = await openWorld()
  await world.work()
  lively = await aLivelyTenant(world)
  const { owner } = lively
  content = await fetchArchive(owner, await whenWritten(owner, await owner.asks(window.exportTenantEndpoint, {})))
}, 60_000)
afterAll(() => world.close())

/** The same archive with its entries changed, in a ZIP that is itself without fault. */
async function rewritten(change: (entries: Map<string, string>) => void): Promise<string> {
  const entries = await unpack(content)
  // Pictures are no text; an archive of rows is enough here.
  const manifest = JSON.parse(entries.get('manifest.json') as string)
  for (const name of entries.keys()) if (name.startsWith('files/')) entries.delete(name)
  entries.set('manifest.json', JSON.stringify({ ...manifest, files: [] }))
  change(entries)
  const path = await onDisk(Buffer.alloc(0))
  const pack = openPack(path, world.now())
  for (const [name, text] of entries) await pack.add(name, Readable.from([text]))
  await pack.close()
  return path
}

type Loose = { format: string; version: number; missing: string[]; tables: LooseTable[] }
type LooseTable = { name: string; entry: string; columns: string[] }
const tableIn = ({ tables }: Loose, entry: string) => tables.find((one) => one.entry === entry) as LooseTable

const withManifest = (change: (manifest: Loose) => void) => (entries: Map<string, string>) => {
  const manifest = JSON.parse(entries.get('manifest.json') as string)
  change(manifest)
  entries.set('manifest.json', JSON.stringify(manifest))
}

const seats = 'rows/community.seats.jsonl'
const changes: [code: string, what: string, change: (entries: Map<string, string>) => void][] = [
  [
    'archive.archive_changed',
    'a word in a row',
    (all) => all.set(seats, (all.get(seats) ?? '').replace('owner', 'guest')),
  ],
  [
    'archive.archive_changed',
    'a row less',
    (all) => all.set(seats, (all.get(seats) ?? '').split('\n').slice(1).join('\n')),
  ],
  ['archive.archive_changed', 'an entry less', (all) => all.delete(seats)],
  ['archive.not_an_archive', 'no manifest', (all) => all.delete('manifest.json')],
  ['archive.not_an_archive', 'another manifest', withManifest((manifest) => (manifest.format = 'other'))],
  ['archive.not_an_archive', 'a way out', withManifest((manifest) => manifest.missing.push('../../secret-key'))],
  ['archive.archive_newer', 'a newer form', withManifest((manifest) => (manifest.version = 2))],
  [
    'archive.archive_newer',
    'an unknown table',
    withManifest((manifest) => (tableIn(manifest, seats).name = 'identity.sessions')),
  ],
  [
    'archive.archive_newer',
    'a secret column',
    withManifest((manifest) => tableIn(manifest, 'rows/identity.accounts.jsonl').columns.push('password_hash')),
  ],
]

test.each(changes)('%s: %s', async (code, _, change) => {
  const copy = await aTenant(world)
  const before = await readState(world, copy.id)
  await expect(restoreArchive(world.ground, copy.id, await rewritten(change))).rejects.toThrow(code)
  expect(await readState(world, copy.id)).toEqual(before)
})

test('an archive cut short is no archive', async () => {
  const copy = await aTenant(world)
  const path = await onDisk(content.subarray(0, content.length - 400))
  await expect(restoreArchive(world.ground, copy.id, path)).rejects.toThrow('archive.not_an_archive')
})

test('rows that contradict each other are refused whole, however right their checksums', async () => {
  const copy = await aTenant(world)
  const before = await readState(world, copy.id)
  const path = await rewritten((all) => {
    const text = (all.get(seats) ?? '').replaceAll(lively.ben.id, 'psn_nobody')
    all.set(seats, text)
    withManifest((manifest) => {
      const held = tableIn(manifest, seats)
      Object.assign(held, { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') })
    })(all)
  })
  await expect(restoreArchive(world.ground, copy.id, path)).rejects.toMatchObject({
    message: 'archive.archive_inconsistent',
    facts: { entry: 'community.seats' },
  })
  expect(await readState(world, copy.id)).toEqual(before)
})

test('a restoration that dies while writing leaves nothing, and succeeds when done again', async () => {
  const copy = await aTenant(world)
  const path = await onDisk(content)
  const before = await readState(world, copy.id)
  const tell = async ({ state, written }: { state: string; written: number }) => {
    if (state === 'writing' && written > 40) throw new Error('the power went out')
  }
  await expect(restoreArchive(world.ground, copy.id, path, { tell })).rejects.toThrow('the power went out')
  expect(await readState(world, copy.id)).toEqual(before)
  const report = await restoreArchive(world.ground, copy.id, path)
  expect(report.rows).toBeGreaterThan(60)
  await expect(restoreArchive(world.ground, copy.id, path)).rejects.toThrow('archive.tenant_not_empty')
})

test('where the key is another, addresses stay behind and people bind theirs again', async () => {
  const elsewhere = await openWorld({ settings: { SECRET_KEY: 'the-key-of-quite-another-installation' } })
  try {
    const copy = await aTenant(elsewhere)
    const report = await restoreArchive(elsewhere.ground, copy.id, await onDisk(content))
    expect(report.addresses).toBe(false)
    const there = await readState(elsewhere, copy.id, [copy.owner.id])
    expect(there['identity.accounts']).toEqual([])
    expect(there['messaging.messages']).toEqual((await readState(world, lively.tenant.id))['messaging.messages'])
  } finally {
    await elsewhere.close()
  }
})

test('whose address founded the new place is there again who they were before', async () => {
  const { ownerAddress } = lively.tenant
  const copy = await aTenant(world, { address: ownerAddress })
  await restoreArchive(world.ground, copy.id, await onDisk(content))
  const accounts = (await readState(world, copy.id))['identity.accounts'] ?? []
  expect(accounts.filter((line) => line.includes(copy.owner.id))).toEqual([])
  expect(accounts.filter((line) => line.includes(lively.owner.id))).toHaveLength(1)
})

test('another tenant, another person and a key fetch nothing', async () => {
  const { owner, anna, tenant, group } = lively
  const done = await whenWritten(owner, await owner.asks(window.exportGroupEndpoint, { groupId: group.id }))
  const stranger = (await aTenant(world)).owner
  const admin = await aPerson(world, tenant, { role: 'admin' })
  for (const other of [stranger, anna, admin]) {
    expect((await other.fetches(`/exports/${done.id}/file`)).statusCode).toBe(404)
    expect((await other.tries(window.removeExportEndpoint, { exportId: done.id })).status).toBe(404)
    expect((await other.asks(window.listExportsEndpoint, { subjectId: group.id })).rows).toEqual([])
  }
  const { secret } = await owner.asks(createApiKeyEndpoint, { name: '报表', scopes: ['read', 'write'] })
  const key = world.caller()
  key.bearer = secret
  expect((await key.fetches(`/exports/${done.id}/file`)).statusCode).toBe(403)
  expect((await key.tries(window.exportTenantEndpoint, {})).status).toBe(403)
  expect((await world.caller().fetches(`/exports/${done.id}/file`)).statusCode).toBe(401)
})

test('only owners take out what is theirs', async () => {
  const { tenant, group, community, ben } = lively
  const assistant = await aMember(world, lively, { role: 'assistant' })
  const admin = await aPerson(world, tenant, { role: 'admin' })
  for (const someone of [ben, assistant]) {
    expect((await someone.tries(window.exportGroupEndpoint, { groupId: group.id })).status).toBe(403)
    expect((await someone.tries(window.exportCommunityEndpoint, { communityId: community.id })).status).toBe(403)
  }
  for (const someone of [ben, assistant, admin]) {
    expect((await someone.tries(window.exportTenantEndpoint, {})).status).toBe(403)
    expect((await someone.uploads(window.restoreArchiveEndpoint, { name: 'x.zip', content })).status).toBe(403)
  }
})

test('asked for twice at once it is written once', async () => {
  const { owner } = await aCommunity(world)
  const asked = await Promise.all([1, 2, 3].map(() => owner.asks(window.exportTenantEndpoint, {})))
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  expect((await whenWritten(owner, asked[0]!)).state).toBe('ready')
})

test('an archive expires, and its bytes with it', async () => {
  const { owner, tenant } = await aCommunity(world)
  const done = await whenWritten(owner, await owner.asks(window.exportTenantEndpoint, {}))
  expect((await owner.fetches(`/exports/${done.id}/file`)).headers['content-type']).toContain('zip')
  const key = `${tenant.id}/exports/${done.sha256}.zip`
  world.pass(7 * 86_400_000 + 1000)
  expect((await owner.fetches(`/exports/${done.id}/file`)).statusCode).toBe(409)
  await world.within(tenant.id, keepPromises.does)
  const isStored = () => existsSync(world.ground.files.pathOf?.(key) ?? '')
  for (let patience = 200; patience > 0 && isStored(); patience -= 1) await new Promise((wake) => setTimeout(wake, 20))
  expect(isStored()).toBe(false)
  expect((await owner.asks(window.readExportEndpoint, { exportId: done.id })).state).toBe('expired')
})
