/** Every release's data comes over into the program as it is now. `npm run qunluo -- fixture` makes a release's backup. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { restoreBackup } from '../../server/kernel/backup/restore-backup.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { dumpSchema } from '../../server/kernel/dump-schema.ts'
import { fixtureOwner } from '../../server/main/fixture/make-fixture.ts'
import { migrationSources } from '../../server/main/migrations.ts'
import type { GroupId } from '../../server/modules/community/contract.ts'
import { signInWithPasswordEndpoint } from '../../server/modules/identity/contract.ts'
import { listMyGroupsEndpoint, readChatEndpoint, sendMessageEndpoint } from '../../server/modules/messaging/contract.ts'
import { aDirectory, anEmptyDatabase, ask, restoreInto } from '../backup/places.ts'
import { openWorld } from '../world.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const releases = (await readdir(here)).filter((name) => name.endsWith('.backup'))

test('there is a release to come from', () => {
  expect(releases).toContain('0.1.0.backup')
})

test.each(releases)('%s can be signed in to, read and written to after the upgrade', async (release) => {
  // The key lies inside: nothing else is needed.
  const { url, settings } = await restoreInto(join(here, release), { settings: { SECRET_KEY: '' } })
  const world = await openWorld({ url, settings })
  try {
    const stopWork = await world.work()
    const owner = world.caller()
    await owner.asks(signInWithPasswordEndpoint, fixtureOwner)
    const { rows } = await owner.asks(listMyGroupsEndpoint, {})
    const groupId = rows[0]?.group.id as GroupId
    const { messages } = await owner.asks(readChatEndpoint, { groupId })
    expect(messages.length).toBeGreaterThan(20)
    const file = messages.flatMap(({ files }) => files)[0]
    expect((await owner.fetches(`/files/${file?.id}`)).payload).toContain('沿湖一圈')
    const sent = await owner.asks(sendMessageEndpoint, { groupId, clientId: 'after-upgrade', text: '升级以后的第一句' })
    const again = await owner.asks(readChatEndpoint, { groupId })
    expect(again.messages.at(-1)).toMatchObject({ id: sent.message.id, text: '升级以后的第一句' })
    await stopWork()
    expect(await ask(url, `select 1 from kernel.outbox where at < now() - interval '1 day'`)).toEqual([])
  } finally {
    await world.close()
  }
})

test.each(releases)('%s has the shape of a fresh installation after the upgrade', async (release) => {
  const fresh = await openWorld()
  const { url } = await restoreInto(join(here, release), { settings: { SECRET_KEY: '' } })
  expect(await dumpSchema(url)).toBe(await dumpSchema(fresh.url))
  await fresh.close()
})

test('what the release had not seen yet is applied to its rows', async () => {
  const directory = join(await aDirectory(), 'later')
  await mkdir(directory)
  await writeFile(
    join(directory, '29990101_0000_shout.sql'),
    `create schema later; create table later.words as select tenant_id, count(*)::int as messages from messaging.messages group by 1;`,
  )
  const url = await anEmptyDatabase()
  const { applied } = await restoreBackup({
    path: join(here, '0.1.0.backup'),
    config: readConfig({ DATA_DIR: await aDirectory() }),
    sources: [...migrationSources, { module: 'later', directory }],
    afterRestore: [],
    reach: async () => url,
    say: () => {},
  })
  expect(applied.at(-1)).toBe('later/29990101_0000_shout.sql')
  expect((await ask<{ messages: number }>(url, 'select messages from later.words'))[0]?.messages).toBeGreaterThan(100)
})
