/** Reading an export of any format: the door through which importers, previews and the command line come. */
import type { Readable } from 'node:stream'
import { type Bundle, mediaFinder, openBundle } from './bundle.ts'
import { type DetectedExport, type DetectedFormat, detectIn, type UnknownExport } from './detect.ts'
import type { DateOrderChoice } from './date-order.ts'
import type { ReadContext, ReadSettings } from './format.ts'
import { repeatNumbers } from './keys.ts'
import { maskPhones, stripTokens } from './names.ts'
import { ExportMediaMissing, ExportUnknown } from './problems.ts'
import { type DoubtfulLine, doubted, type ExportRecord, type Reading } from './record.ts'

export type ReadOptions = ReadSettings & {
  /** Phone numbers in texts are masked unless asked otherwise; those of senders always are. */
  keepPhones?: boolean
}

/** What a file is, and the date order chosen by looking at all of it. */
export type ExportAnswer = DetectedFormat & { dateOrder: DateOrderChoice | null }

/**
 * Tells the format of a file, folder or zip by its content; a table with unknown columns is recognised with a guess.
 * Problems: not found, empty, not text, and those of zips. A file of no known format is an answer, not a problem.
 */
export async function detectExport(path: string, options: ReadOptions = {}): Promise<ExportAnswer | UnknownExport> {
  const bundle = await openBundle(path)
  try {
    const detected = await detectIn(bundle)
    if (!detected.found) return detected.unknown
    if (detected.found.columns && !isMapped(detected.found, options)) return { ...detected.found, dateOrder: null }
    const { dateOrder } = await detected.format.prepare(contextOf(bundle, detected, options))
    return { ...detected.found, dateOrder }
  } finally {
    bundle.close()
  }
}

function isMapped({ columns }: DetectedFormat, { columns: given }: ReadOptions): boolean {
  return columns === null || columns.missing.every((what) => given?.[what] !== undefined)
}

/** The export opened for reading: `readings` may be gone through once. Close it when done. */
export type OpenExport = {
  detected: DetectedExport
  dateOrder: DateOrderChoice | null
  readings: AsyncIterable<ExportRecord | DoubtfulLine>
  close(): void
}

/** Opens an export and takes the decisions that need the whole file. Problems: as `detectExport`, unknown format, columns missing. */
export async function openExport(path: string, options: ReadOptions = {}): Promise<OpenExport> {
  const bundle = await openBundle(path)
  try {
    const detected = await detectIn(bundle)
    if (!detected.found) throw ExportUnknown({ name: bundle.name })
    const prepared = await detected.format.prepare(contextOf(bundle, detected, options))
    const guessed = prepared.dateOrder?.by === 'guess'
    const readings = numbered(prepared.records(), guessed, options.keepPhones ?? false)
    return { detected, dateOrder: prepared.dateOrder, readings, close: () => bundle.close() }
  } catch (error) {
    bundle.close()
    throw error
  }
}

function contextOf(bundle: Bundle, detected: DetectedExport, settings: ReadSettings): ReadContext {
  const { files, encoding } = detected
  return { bundle, files, encoding, settings, media: mediaFinder(bundle) }
}

/**
 * The records of an export one by one, in the order of the file; memory does not grow with the file. Lines that became
 * text or were left out by a guess come as `doubtful` between them. Problems: as `openExport`, and broken JSON or an
 * overlong value, which may only show after records have been given out.
 */
export async function* readExport(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<ExportRecord | DoubtfulLine> {
  const opened = await openExport(path, options)
  try {
    yield* opened.readings
  } finally {
    opened.close()
  }
}

/** Gives records their numbers, masks what may not be stored, and doubts them all when the date order was guessed. */
async function* numbered(
  readings: AsyncIterable<Reading>,
  guessed: boolean,
  keepPhones: boolean,
): AsyncGenerator<ExportRecord | DoubtfulLine> {
  const repeatOf = repeatNumbers()
  const tidy = (text: string) => stripTokens(keepPhones ? text : maskPhones(text))
  let position = 0
  for await (const reading of readings) {
    if (reading.kind === 'doubtful') {
      yield { ...reading, raw: tidy(reading.raw) }
      continue
    }
    position += 1
    const doubtful =
      guessed && !reading.doubt ? doubted(reading, 'date_order', `${reading.stamp} ${reading.text}`) : reading
    const { text, raw, senderName } = doubtful
    const record: ExportRecord = { ...doubtful, position, repeat: 0, text: tidy(text), raw: tidy(raw) }
    if (senderName !== null) record.senderName = maskPhones(senderName)
    if (record.platformId === null) record.repeat = repeatOf(record)
    yield record
  }
}

/** Opens a medium of a zip or folder by the `path` of a record. Problem: media missing. */
export async function openMedia(path: string, mediaPath: string): Promise<Readable> {
  const bundle = await openBundle(path)
  const file = bundle.kind === 'file' ? undefined : bundle.files.find(({ name }) => name === mediaPath)
  if (!file) {
    bundle.close()
    throw ExportMediaMissing({ name: mediaPath })
  }
  const stream = await file.open()
  return stream.once('close', () => bundle.close())
}
