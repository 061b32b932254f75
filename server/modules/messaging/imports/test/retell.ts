import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DoubtfulLine, type ExportRecord, type ReadOptions, readExport } from '../index.ts'

export const fixture = (name: string) => join(dirname(fileURLToPath(import.meta.url)), 'fixtures', name)

/** Tells an export line by line, so that a test can be read like the chat: `time name: text {what else}`. */
export async function retell(name: string, options: ReadOptions = {}): Promise<string[]> {
  const told: string[] = []
  for await (const reading of readExport(fixture(name), options)) told.push(tell(reading))
  return told
}

export async function recordsOf(path: string, options: ReadOptions = {}): Promise<ExportRecord[]> {
  const records: ExportRecord[] = []
  for await (const reading of readExport(path, options)) if (reading.kind !== 'doubtful') records.push(reading)
  return records
}

function tell(reading: ExportRecord | DoubtfulLine): string {
  if (reading.kind === 'doubtful') return `? ${reading.line} ${reading.doubt}: ${reading.raw}`
  const { at, kind, senderName, text } = reading
  const time = at === null ? 'no time' : 'local' in at ? at.local : at.instant
  const who = kind === 'system' ? '*' : `${senderName}:`
  return [time, who, text.replaceAll('\n', ' / '), ...extras(reading)].filter((part) => part !== '').join(' ')
}

function extras(record: ExportRecord): string[] {
  const { media, reactions, replyTo, edited, deleted, channel, rename, doubt, forwardedFrom } = record
  return [
    ...media.map(({ kind, name, path }) => `{${[kind, name, path && `@${path}`].filter(Boolean).join(' ')}}`),
    ...reactions.map(({ emoji, count, by }) => `{${emoji} ${count}${by.length ? ` by ${by.join()}` : ''}}`),
    replyTo === null ? '' : `{reply to ${replyTo}}`,
    forwardedFrom === null ? '' : `{from ${forwardedFrom}}`,
    edited ? '{edited}' : '',
    deleted ? '{deleted}' : '',
    rename ? `{${rename.from} = ${rename.to}}` : '',
    channel === null ? '' : `{in ${channel}}`,
    doubt === null ? '' : `{${doubt}}`,
  ]
}
