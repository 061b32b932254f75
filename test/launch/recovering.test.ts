/** Going back to a moment, with the embedded database under load while its base copy is taken. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { migrate } from '../../server/kernel/migrate.ts'
import { takeBase } from '../../server/main/embedded/base.ts'
import { startEmbedded } from '../../server/main/embedded.ts'
import { migrationSources } from '../../server/main/migrations.ts'
import { recoverUntil } from '../../server/main/recover.ts'
import { aDatabase, aPlace, ask } from './places.ts'

const quiet = () => undefined

test('a base copy taken while writing goes on leads to the wished moment, and not past it', async () => {
  const home = aPlace('open')
  const archive = join(home, "archive of o'hara 100%")
  const directory = join(home, 'first', 'postgres')
  const { url, stop } = await startEmbedded({ directory, archive, log: quiet, memory: 'small' })
  await migrate(url, migrationSources)
  await ask(url, 'create table public.said (n serial primary key, at timestamptz default clock_timestamp())')
  let going = true
  const writing = (async () => {
    while (going) await ask(url, 'insert into public.said select from generate_series(1, 50)')
  })()
  const base = join(archive, 'base')
  await takeBase(url, directory, base)
  await sleep(300)
  going = false
  await writing
  const [wished] = await ask(
    url,
    'select count(*)::int as n, (clock_timestamp() + interval $$20 ms$$)::text as at from public.said',
  )
  await sleep(50)
  await ask(url, 'delete from public.said')
  await ask(url, 'select pg_switch_wal()')
  await ask(url, 'create table public.after_all ()')
  await stop()
  expect(readdirSync(join(archive, 'log')).some((name) => name.endsWith('.part'))).toBe(false)

  const second = join(home, 'second')
  const last = await recoverUntil({ base, until: new Date(String(wished?.at)), dataDirectory: second, say: quiet })
  expect(last && last <= new Date(String(wished?.at))).toBe(true)
  const recovered = await aDatabase(join(second, 'postgres'))
  const [found] = await ask(
    recovered.url,
    'select count(*)::int as n, pg_is_in_recovery() as following from public.said',
  )
  expect(found).toEqual({ n: wished?.n, following: false })
  await ask(recovered.url, 'insert into public.said default values')

  const again = recoverUntil({ base, until: new Date(), dataDirectory: second, say: quiet })
  await expect(again).rejects.toThrow('holds a database already')
  const tooLate = { base, until: new Date(Date.now() + 3_600_000), dataDirectory: join(home, 'third'), say: quiet }
  await expect(recoverUntil(tooLate)).rejects.toThrow('choose an earlier one')
}, 120_000)

test('a database that keeps no log has no base copy', async () => {
  const directory = join(aPlace('open'), 'postgres')
  const { url } = await aDatabase(directory)
  await expect(takeBase(url, directory, join(directory, 'base'))).rejects.toThrow('WAL_ARCHIVE')
}, 60_000)
