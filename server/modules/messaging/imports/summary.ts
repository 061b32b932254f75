/** The counts of an export, before anything is imported. */
import type { DateOrderChoice } from './date-order.ts'
import type { DetectedFormat } from './detect.ts'
import type { Format } from './format.ts'
import { type OpenExport, openExport, type ReadOptions } from './read.ts'
import type { DoubtfulLine, ExportRecord, ExportTime } from './record.ts'

export type ExportSummary = {
  format: string
  /** Records by people or bots, deleted ones included; and all others. */
  messages: number
  system: number
  /** Distinct senders. */
  people: number
  /** ISO 8601, without zone when the file has none. */
  first: string | null
  last: string | null
  /** Messages with a picture, video, voice, file or sticker, or the placeholder for one. */
  media: number
  /** Records and lines placed by a guess. */
  doubtful: number
}

export type ExportPerson = { key: string; name: string | null; handle: string | null; messages: number }
export type ExportDoubt = { position: number | null; line: number | null; reason: string; raw: string }
export type ExportPreview = {
  detected: DetectedFormat
  dateOrder: DateOrderChoice | null
  summary: ExportSummary
  /** The most talkative first. */
  people: ExportPerson[]
  channels: { name: string; messages: number }[]
  /** The first doubtful places. */
  doubts: ExportDoubt[]
}

/** Counts an export as `qunluo import FILE --dry-run --json` prints it. Problems: as `openExport` and `readExport`. */
export async function summariseExport(path: string, options: ReadOptions = {}): Promise<ExportSummary> {
  return (await previewExport(path, options, 0)).summary
}

/** Reads an export to its end and tells what importing it would bring. Problems: as `openExport` and `readExport`. */
export async function previewExport(path: string, options: ReadOptions = {}, mostDoubts = 200): Promise<ExportPreview> {
  const opened = await openExport(path, options)
  try {
    return await count(opened, mostDoubts)
  } finally {
    opened.close()
  }
}

async function count({ detected, dateOrder, readings }: OpenExport, mostDoubts: number): Promise<ExportPreview> {
  const counter = exportCounter(detected.format, mostDoubts)
  for await (const reading of readings) counter.add(reading)
  return { detected: detected.found, dateOrder, ...counter.result() }
}

function exportCounter(format: Format, mostDoubts: number) {
  const counts = { messages: 0, system: 0, media: 0 }
  const keys = new Set<string>()
  const people = new Map<string, ExportPerson>()
  const channels = new Map<string, number>()
  const doubts = doubtList(mostDoubts)
  const range = timeRange(format)
  const mediaOf = format.mediaOf ?? ((record: ExportRecord) => Math.min(record.media.length, 1))
  const peopleOf = format.peopleOf ?? ((record: ExportRecord) => (record.kind === 'message' ? [record.senderKey] : []))

  return {
    add(reading: ExportRecord | DoubtfulLine) {
      doubts.add(reading)
      if (reading.kind === 'doubtful') return
      for (const key of peopleOf(reading)) if (key !== null) keys.add(key)
      range.add(reading)
      counts[reading.kind === 'system' ? 'system' : 'messages'] += 1
      if (reading.kind === 'system') return
      counts.media += mediaOf(reading)
      countSpeaker(people, reading)
      if (reading.channel !== null) channels.set(reading.channel, (channels.get(reading.channel) ?? 0) + 1)
    },
    result() {
      const { messages, system, media } = counts
      const { first, last } = range.result()
      return {
        summary: {
          format: format.format,
          messages,
          system,
          people: keys.size,
          first,
          last,
          media,
          doubtful: doubts.count(),
        },
        people: [...people.values()].toSorted((a, b) => b.messages - a.messages),
        channels: [...channels].map(([name, said]) => ({ name, messages: said })),
        doubts: doubts.shown,
      }
    },
  }
}

/** Counts what was placed by a guess and keeps the first of it to show. */
function doubtList(most: number) {
  const shown: ExportDoubt[] = []
  let count = 0
  return {
    shown,
    count: () => count,
    add(reading: ExportRecord | DoubtfulLine) {
      if (reading.doubt === null) return
      count += 1
      const position = reading.kind === 'doubtful' ? null : reading.position
      if (shown.length < most) shown.push({ position, line: reading.line, reason: reading.doubt, raw: reading.raw })
    },
  }
}

function countSpeaker(people: Map<string, ExportPerson>, { senderKey: key, senderName, senderHandle }: ExportRecord) {
  if (key === null) return
  const known = people.get(key)
  // Names change: the latest is what people know the person by.
  if (known) Object.assign(known, { messages: known.messages + 1, name: senderName ?? known.name })
  else people.set(key, { key, name: senderName, handle: senderHandle, messages: 1 })
}

/** First and last by place in the file, or by time where a format's files are in no order. */
function timeRange(format: Format) {
  let first: string | null = null
  let last: string | null = null
  return {
    add(record: ExportRecord) {
      const shown = format.stampAsWritten ? record.stamp || isoOf(record.at) : isoOf(record.at)
      if (!shown) return
      if (format.rangeByTime) {
        if (first === null || shown < first) first = shown
        if (last === null || shown > last) last = shown
      } else {
        first ??= shown
        last = shown
      }
    },
    result: () => ({ first, last }),
  }
}

const isoOf = (at: ExportTime | null): string | null => (at === null ? null : 'local' in at ? at.local : at.instant)
