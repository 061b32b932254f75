/**
 * Real exports, where they are at hand: every file of the table of known counts must be read exactly as the table says.
 * The files may not be passed on, so they and the table are read from beside the project and the test is skipped without
 * them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contentKeys, openExport, readExport, recordKey, summariseExport } from '../index.ts'

const shared = join(dirname(fileURLToPath(import.meta.url)), '../../../../../../shared')
const exportsAt = join(shared, 'data/exports')
const tableAt = join(shared, 'domain/chat-exports.md')
const present = existsSync(exportsAt) && existsSync(tableAt)

type Row = { set: string; file: string; remarks: string; expected: Record<string, string> }

/** Rows of the table in the section “The sets”. */
function tableRows(): Row[] {
  const section =
    readFileSync(tableAt, 'utf8')
      .split(/^## /m)
      .find((part) => part.startsWith('11.')) ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| set'))
  return rows.map((line) => {
    const [set = '', file = '', messages, system, people, media, first, last, remarks = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())
    const fixed = Object.entries({ messages, system, people, media, first, last }).filter(([, value]) => value !== '–')
    return { set, file, remarks, expected: Object.fromEntries(fixed) as Record<string, string> }
  })
}

/** Instants are compared by value, local times as far as the table writes them. */
function alike(found: string | number | null, expected: string): boolean {
  if (found === null || typeof found === 'number') return String(found) === expected
  return (
    found.slice(0, expected.length) === expected ||
    (expected.endsWith('Z') && Date.parse(found) === Date.parse(expected))
  )
}

const stem = (file: string) => file.replace(/\..*$/, '')
/** Chats whose date order is a guess by the table's own word, zipped or not. */
const tied = (rows: Row[]) => new Set(rows.filter(({ remarks }) => /tied/.test(remarks)).map(({ file }) => stem(file)))

describe.skipIf(!present)('files of the table of known counts (skipped when ../shared is absent)', () => {
  const rows = present ? tableRows() : []
  const guesses = tied(rows)

  test.for(rows)('$set $file', async ({ set, file, remarks, expected }) => {
    const summary = await summariseExport(join(exportsAt, set, file.split('!')[0] ?? ''))
    expect(set.split('/')[0]).toBe(summary.format)
    for (const [key, value] of Object.entries(expected)) {
      const found = summary[key as keyof typeof summary]
      expect(alike(found, value), `${key}: read ${found}, table says ${value}`).toBe(true)
    }
    const mayDoubt = guesses.has(stem(file)) || /doubtful/.test(remarks)
    expect(summary.doubtful > 0, `doubtful: ${summary.doubtful}`).toBe(mayDoubt)
  })

  test('three forms of one Discord page agree on what each message is', async () => {
    for (const page of ['antara-modules_cc-general_48', 'news-announcements_official_5']) {
      const forms = await Promise.all(
        [`csv_${page}.csv`, `plaintext_${page}.txt`, `htmldark_${page}.html`].map(async (file) => {
          const { readings } = await openExport(join(exportsAt, 'discord/1', file))
          const keyOf = contentKeys('one chat')
          const keys: { key: string; text: string }[] = []
          for await (const reading of readings)
            if (reading.kind !== 'doubtful') keys.push({ key: keyOf(reading), text: reading.text })
          return keys
        }),
      )
      const [csv = [], txt = [], html = []] = forms
      const known = new Set(csv.map(({ key }) => key))
      expect(txt.filter(({ key }) => !known.has(key))).toEqual([])
      expect(html.filter(({ key }) => !known.has(key))).toEqual([])
    }
  })

  test('KakaoTalk for Mac has no fewer messages in any minute than the other programs', async () => {
    const minutes = async (file: string) => {
      const counts = new Map<string, number>()
      for await (const reading of readExport(join(exportsAt, 'kakaotalk/1', file))) {
        if (reading.kind !== 'message' || !reading.at || !('local' in reading.at)) continue
        const minute = reading.at.local.slice(0, 16)
        counts.set(minute, (counts.get(minute) ?? 0) + 1)
      }
      return counts
    }
    const mac = await minutes('mac_kr.csv')
    for (const file of ['android_kr.txt', 'ios_kr.txt', 'windows_kr.txt']) {
      for (const [minute, count] of await minutes(file))
        expect(count, `${file} ${minute}`).toBeLessThanOrEqual(mac.get(minute) ?? 0)
    }
  })

  test('no file token and no raw phone number of a sender comes out', async () => {
    for (const file of [
      'slack/1/testarchive.zip',
      'slack/2/source_export.zip',
      'whatsapp/1/_chat.txt',
      'whatsapp/2/WhatsApp Chat.txt',
    ]) {
      for await (const reading of readExport(join(exportsAt, file))) {
        const said = JSON.stringify(reading)
        expect(said).not.toMatch(/xox[a-z]-/i)
        expect(said).not.toMatch(/\+99[\s\u00a0]?\d{4,}/)
      }
    }
  })

  test('keys are unique but for repeated ids, and the same when read again', async () => {
    const keys = async (file: string) => {
      const all: string[] = []
      for await (const reading of readExport(join(exportsAt, file)))
        if (reading.kind !== 'doubtful') all.push(recordKey('chat', reading))
      return all
    }
    const whatsapp = await keys('whatsapp/1/_chat.txt')
    expect(new Set(whatsapp).size).toBe(6014)
    expect(await keys('whatsapp/1/_chat.txt')).toEqual(whatsapp)
    expect(new Set(await keys('discord/2/SV_5A_5M.json')).size).toBe(4)
  })
})
