import { truncateSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { detectExport, openMedia, previewExport, summariseExport } from '../index.ts'
import { Problem } from '../../../../kernel/contract.ts'
import { makeFile, makeZip } from './make-zip.ts'
import { fixture, recordsOf } from './retell.ts'

const chat = '2024/3/5 09:03 - 林小满: IMG-20240305-WA0001.jpg (文件附件)\n2024/3/13 09:04 - 阿德: 好看\n'

async function problemOf(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof Problem ? error.kind.code : `no problem: ${error}`
}

test('a chat in a zip comes with its media, which can be opened', async () => {
  const zip = makeZip([
    { name: 'WhatsApp 聊天.txt', content: chat },
    { name: 'IMG-20240305-WA0001.jpg', content: 'picture' },
  ])
  const [first] = await recordsOf(zip)
  expect(first?.media).toEqual([{ kind: 'image', name: 'IMG-20240305-WA0001.jpg', path: 'IMG-20240305-WA0001.jpg' }])
  expect(await text(await openMedia(zip, 'IMG-20240305-WA0001.jpg'))).toBe('picture')
})

test('a medium of a folder can be opened, one outside of it or unnamed cannot', async () => {
  expect((await text(await openMedia(fixture('telegram-html'), 'photos/photo_1.jpg'))).length).toBeGreaterThan(0)
  expect(await problemOf(openMedia(fixture('telegram-html'), '../qq/all.txt'))).toBe('messaging.export_media_missing')
  expect(await problemOf(openMedia(fixture('qq/all.txt'), 'all.txt'))).toBe('messaging.export_media_missing')
})

test('an export that names media outside of itself gets no path', async () => {
  const item = {
    id: 1,
    type: 'message',
    date: '2024-01-01T00:00:00',
    from: 'a',
    from_id: 'user1',
    photo: '../../secret.jpg',
    text: '',
  }
  const result = JSON.stringify({ name: 'x', type: 'private_group', id: 1, messages: [item] })
  const [record] = await recordsOf(
    makeZip([
      { name: 'a/b/result.json', content: result },
      { name: 'secret.jpg', content: 'x' },
    ]),
  )
  expect(record?.media[0]?.path).toBeNull()
})

test.for(['../evil.txt', '/etc/evil.txt', 'C:/evil.txt', 'a/../../evil.txt', '..\\evil.txt'])(
  'a zip holding %s is refused',
  async (name) => {
    const zip = makeZip([
      { name: 'chat.txt', content: chat },
      { name, content: 'x' },
    ])
    expect(await problemOf(summariseExport(zip))).toBe('messaging.export_unsafe_name')
  },
)

test('a zip bomb is refused before it is unpacked', async () => {
  const zip = makeZip([{ name: '_chat.txt', content: Buffer.alloc(80 * 2 ** 20, 0x20) }])
  expect(await problemOf(detectExport(zip))).toBe('messaging.export_too_large')
})

test('a zip cut short, with a password, or empty is refused with its own reason', async () => {
  const cut = makeZip([{ name: '_chat.txt', content: chat }])
  truncateSync(cut, 60)
  expect(await problemOf(detectExport(cut))).toBe('messaging.export_zip_broken')
  expect(await problemOf(detectExport(makeZip([{ name: '_chat.txt', content: chat, encrypted: true }])))).toBe(
    'messaging.export_zip_encrypted',
  )
  expect(await problemOf(detectExport(makeZip([])))).toBe('messaging.export_empty')
})

test('a zip whose bytes do not match its directory is refused while reading', async () => {
  const zip = makeZip([{ name: '_chat.txt', content: chat }])
  const { readFileSync, writeFileSync } = await import('node:fs')
  const bytes = readFileSync(zip)
  bytes.fill(0xff, 45, 60)
  writeFileSync(zip, bytes)
  expect(await problemOf(summariseExport(zip))).toBe('messaging.export_zip_broken')
})

test('pages in a zip are read in their natural order as one export', async () => {
  const day = (n: number) => `[10:00] <hana> day ${n}\n[10:01] <bo> yes\n`
  const zip = makeZip(
    [2, 10, 1].map((n) => ({ name: `#tea/2024-01-${String(n).padStart(2, '0')}.log`, content: day(n) })),
  )
  const records = await recordsOf(zip)
  expect(records.map(({ text: said, channel }) => `${channel} ${said}`)).toEqual([
    '#tea day 1',
    '#tea yes',
    '#tea day 2',
    '#tea yes',
    '#tea day 10',
    '#tea yes',
  ])
})

test('a table attached to a chat is not taken for the export', async () => {
  const table = `time,sender,text\n${'2024-01-01 10:00,a,b\n'.repeat(200)}`
  const zip = makeZip([
    { name: '_chat.txt', content: chat },
    { name: 'bills.csv', content: table },
  ])
  expect(await summariseExport(zip)).toMatchObject({ format: 'whatsapp', messages: 2 })
})

test('several chats in one folder or zip are told apart by the names of their files', async () => {
  const zip = makeZip([
    { name: '与读书会的聊天.txt', content: chat },
    { name: '与茶会的聊天.txt', content: chat },
  ])
  const { channels } = await previewExport(zip)
  expect(new Set(channels.map(({ name }) => name))).toEqual(new Set(['与茶会的聊天', '与读书会的聊天']))
})

test('a file saved by Windows as Unicode text is read like any other', async () => {
  const utf16 = Buffer.from(`\ufeff${chat.replaceAll('\n', '\r\n')}`, 'utf16le')
  expect((await recordsOf(makeFile('chat.txt', utf16))).map(({ senderName }) => senderName)).toEqual(['林小满', '阿德'])
})

test('missing, empty, binary and unknown files each have their own answer', async () => {
  expect(await problemOf(detectExport('/nowhere/chat.txt'))).toBe('messaging.export_not_found')
  expect(await problemOf(detectExport(makeFile('a.txt', '')))).toBe('messaging.export_empty')
  expect(await problemOf(detectExport(makeFile('a.txt', '\ufeff\n \n')))).toBe('messaging.export_empty')
  expect(await problemOf(detectExport(makeFile('a.txt', Buffer.from([0x89, 0x50, 0, 1, 2]))))).toBe(
    'messaging.export_not_text',
  )
  const novel = makeFile('chat.txt', '春天来了。\n小镇的早晨很安静。\n')
  expect(await detectExport(novel)).toEqual({ recognised: false, format: null, name: 'chat.txt' })
  expect(await problemOf(summariseExport(novel))).toBe('messaging.export_unknown')
})

test('JSON that ends too early or is broken is refused', async () => {
  const head =
    '{"name":"x","type":"private_group","id":1,"messages":[{"id":1,"type":"message","date":"2024-01-01T00:00:00","from":"a","from_id":"user1","text":"hi"}'
  expect(await problemOf(summariseExport(makeFile('result.json', head)))).toBe('messaging.export_json_broken')
  expect(await problemOf(summariseExport(makeFile('result.json', `${head}],,}${' '.repeat(300_000)}`)))).toBe(
    'messaging.export_json_broken',
  )
})

test('endless lines, strings and nesting are refused instead of filling the memory', async () => {
  const line = `2024/3/5 09:03 - 林小满: ${'啊'.repeat(12 * 2 ** 20)}`
  expect(await problemOf(summariseExport(makeFile('a.txt', line)))).toBe('messaging.export_value_too_large')
  const nested = `{"name":"x","type":"private_group","id":1,"messages":[${'['.repeat(100_000)}`
  expect(await problemOf(summariseExport(makeFile('a.json', nested)))).toBe('messaging.export_value_too_large')
})
