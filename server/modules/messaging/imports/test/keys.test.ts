/** The keys by which messages are known again. */
import { expect, test } from 'vitest'
import { contentKeys, type ExportRecord, recordKey } from '../index.ts'
import { makeFile } from './make-zip.ts'
import { fixture, recordsOf } from './retell.ts'

const keysOf = (records: ExportRecord[]) => records.map((record) => recordKey('grp', record))

test('equal messages of one minute get different keys, the same ones every time', async () => {
  const once = keysOf(await recordsOf(fixture('whatsapp/android-zh.txt')))
  expect(new Set(once).size).toBe(once.length)
  expect(keysOf(await recordsOf(fixture('whatsapp/android-zh.txt')))).toEqual(once)
})

test('a later export of the same chat brings only what is new', async () => {
  const line = (minute: number) => `13/02/2024, 18:${10 + minute} - Ida: ${minute % 3 ? 'ok' : 'and then?'}\n`
  const lines = Array.from({ length: 20 }, (_, minute) => line(Math.floor(minute / 2)))
  const earlier = keysOf(await recordsOf(makeFile('a.txt', lines.slice(0, 12).join(''))))
  const later = keysOf(await recordsOf(makeFile('b.txt', lines.slice(4).join(''))))
  expect(new Set([...earlier, ...later]).size).toBe(20)
})

test('a corrected date order changes no key', async () => {
  const path = makeFile('a.txt', '12/9/20, 23:55 - a: x\n')
  expect(keysOf(await recordsOf(path, { dateOrder: 'mdy' }))).toEqual(
    keysOf(await recordsOf(path, { dateOrder: 'dmy' })),
  )
})

test('an edited message keeps the key of its id, another chat has keys of its own', async () => {
  const records = await recordsOf(fixture('element/export.export'))
  const [, said, , edit] = records
  if (!said || !edit) throw new Error('the fixture has changed')
  expect(recordKey('grp', edit)).toBe(recordKey('grp', said))
  expect(recordKey('other', said)).not.toBe(recordKey('grp', said))
})

test('the content of a message has one key in two forms of a chat', async () => {
  const android = makeFile(
    'a.txt',
    '13/02/2024, 18:10 - Ida: *Tea*, anyone?\n13/02/2024, 18:10 - Ida: ok\n13/02/2024, 18:10 - Ida: ok\n',
  )
  const ios = makeFile(
    'b.txt',
    '[13/02/2024, 18:10:01] Ida: Tea, anyone?\n[13/02/2024, 18:10:20] Ida: ok\n[13/02/2024, 18:10:40] Ida: ok\n',
  )
  const keys = async (path: string) => (await recordsOf(path)).map(contentKeys('grp'))
  expect(await keys(android)).toEqual(await keys(ios))
  expect(new Set(await keys(ios)).size).toBe(3)
})
