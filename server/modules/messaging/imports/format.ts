/** What every format is to the rest: how it is recognised by its beginning, and how its files are read. */
import type { Bundle } from './bundle.ts'
import type { ColumnMapping } from './columns.ts'
import type { DateOrderChoice } from './date-order.ts'
import { type ExportFile, lastPart } from './files.ts'
import type { JsonOutline } from './json.ts'
import type { ExportRecord, Reading } from './record.ts'
import type { DateOrder } from './stamps.ts'
import type { Encoding } from '../../../kernel/sheets/text.ts'

export type FormatName =
  | 'whatsapp'
  | 'telegram-json'
  | 'telegram-html'
  | 'slack'
  | 'discord'
  | 'irc'
  | 'line'
  | 'qq'
  | 'wechat'
  | 'kakaotalk'
  | 'mattermost'
  | 'messenger'
  | 'instagram'
  | 'signal'
  | 'element'
  | 'rocketchat'
  | 'csv'
  | 'xlsx'
  | 'jsonl'

/** The beginning of a file, prepared once for all formats to look at. */
export type Sample = {
  name: string
  encoding: Encoding
  head: string
  /** The first 60 lines. */
  lines: string[]
  json: JsonOutline | null
}

export type Recognition = {
  /** Stamps are local times without a zone. */
  needsZone: boolean
  /** Records stand in the file from the newest to the oldest. */
  newestFirst?: boolean
  /** Tables whose columns are not fixed: their names, and which were recognised. */
  columns?: { names: string[]; guess: Partial<ColumnMapping> }
}

export type ReadSettings = {
  /** Overrules the order found by looking at the whole file. */
  dateOrder?: DateOrder
  /** Columns of a generic table; overrules the guess. */
  columns?: Partial<ColumnMapping>
  /** The day on which a log without any date begins, `YYYY-MM-DD`. */
  firstDay?: string
}

export type ReadContext = {
  bundle: Bundle
  /** The files of this format in reading order. */
  files: ExportFile[]
  encoding: Encoding
  settings: ReadSettings
  /** Name inside the bundle of a medium that the given file refers to; null when it was not exported. */
  media: (reference: string, from: string) => string | null
}

/** What had to be decided by looking at the whole export before reading it. */
export type Prepared = { dateOrder: DateOrderChoice | null; records: () => AsyncIterable<Reading> }

export type Format = {
  format: FormatName
  /** Which program or form, where one format has several. */
  variant: string | null
  /** Judges a single file by its beginning. */
  recognise(sample: Sample): Recognition | null
  prepare(context: ReadContext): Promise<Prepared>
  /** Keys of the people a record counts for; by default the sender of a message. */
  peopleOf?(record: ExportRecord): (string | null)[]
  /** Media counted for a message, instead of one for every message that has any. */
  mediaOf?(record: ExportRecord): number
  /** `first` and `last` are by time instead of by place in the file. */
  rangeByTime?: true
  /** `first` and `last` show the stamp as written. */
  stampAsWritten?: true
}

/** Formats told by which files a zip or folder holds. */
export type ArchiveFormat = {
  format: Format
  /** The files to read, in order; none when the bundle is something else. */
  filesIn(files: readonly ExportFile[]): ExportFile[]
  recognise(bundle: Bundle): Promise<Recognition>
}

/** Formats that need no look at the whole file. */
export const plainly =
  (read: (context: ReadContext) => AsyncIterable<Reading>): Format['prepare'] =>
  async (context) => ({ dateOrder: null, records: () => read(context) })

/** People of formats in which system records also name a person (Discord, KakaoTalk for Mac). */
export const everyone = (record: ExportRecord) => [record.senderKey]

/** Reads the files one after the other; of several, each is a chat named like its file unless it says otherwise. */
export async function* eachFile(
  files: readonly ExportFile[],
  read: (file: ExportFile) => AsyncIterable<Reading>,
): AsyncGenerator<Reading> {
  for (const file of files) {
    if (files.length === 1) yield* read(file)
    else for await (const reading of read(file)) yield withChannel(reading, chatName(file.name))
  }
}

function withChannel(reading: Reading, channel: string | null): Reading {
  return reading.kind === 'doubtful' || reading.channel !== null ? reading : { ...reading, channel }
}

/** The name of a file without extension, day and page: `#tea_20240101.log` is `#tea`. */
function chatName(name: string): string | null {
  const stem = lastPart(name).replace(/\.\w{1,8}$/, '')
  return stem.replace(/[-_ ]*(?<!\d)\d{4}-?\d{2}-?\d{2}(?!\d)[-_ ]*|\s*[[(]\d+[\])]$/g, '') || null
}
