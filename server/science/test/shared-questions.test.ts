import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { asksInWords } from '../questions.ts'

// Written Chinese dialogues kept beside the project, never in it; the question marks are the label and are taken off.
const folder = new URL('../../../../shared/data/kdconv/', import.meta.url)
const present = existsSync(folder)
if (!present) console.log('skipped: question pattern against kdconv, for ../shared/data/kdconv is not here')

test.skipIf(!present)('the question pattern finds questions by their last clause', () => {
  const seen = new Set([...readDialogues('film'), ...readDialogues('music')].map(bare))
  const rows = new Map(
    readDialogues('travel')
      .map((text) => [bare(text), /[?？]\s*$/.test(text)])
      .reverse() as [string, boolean][],
  )
  const fresh = [...rows].filter(([text]) => text !== '' && !seen.has(text))
  const count = (asks: boolean, found: boolean) =>
    fresh.filter(([text, label]) => label === asks && asksInWords(text) === found).length
  expect([fresh.length, count(true, true) + count(true, false)]).toEqual([2490, 1226])
  const hits = count(true, true)
  expect((2 * hits) / (2 * hits + count(true, false) + count(false, true))).toBeGreaterThanOrEqual(0.923)
})

function bare(text: string): string {
  return text
    .replace(/[?？]/g, '')
    .replace(/[。！!.~…，,;；]+$/, '')
    .trim()
}

function readDialogues(topic: string): string[] {
  const json = gunzipSync(readFileSync(new URL(`${topic}_dev.json.gz`, folder))).toString('utf8')
  const dialogues = JSON.parse(json) as { messages: { message: string }[] }[]
  return dialogues.flatMap((dialogue) => dialogue.messages.map((one) => one.message))
}
