/** Which format a file, folder or zip is, by its content; names and extensions are never trusted. */
import type { Bundle } from './bundle.ts'
import { type ColumnMapping, missingColumns, type NeededColumn } from './columns.ts'
import type { ExportFile } from './files.ts'
import type { Format, FormatName, Recognition, Sample } from './format.ts'
import { archiveFormats, formats } from './formats/all.ts'
import { outlineOf } from './json.ts'
import { firstLines } from './lines.ts'
import { isMediaName } from './media.ts'
import { ExportEmpty, ExportNotText } from './problems.ts'
import { type Encoding, encodingOf, readHead } from '../../../kernel/sheets/text.ts'

export type DetectedFormat = {
  recognised: true
  format: FormatName
  /** The program or form, where a format has several: `csv`, `html`, `weechat` … */
  variant: string | null
  /** Times are local: ask for the zone. */
  needsZone: boolean
  newestFirst: boolean
  /** For generic tables: the columns there are, what was guessed, and what still has to be asked. */
  columns: { names: string[]; guess: Partial<ColumnMapping>; missing: NeededColumn[] } | null
  /** Names of the files that will be read. */
  files: string[]
}
export type UnknownExport = { recognised: false; format: null; name: string }

export type DetectedExport = { found: DetectedFormat; format: Format; files: ExportFile[]; encoding: Encoding }
type Detection = DetectedExport | { found: null; unknown: UnknownExport }

/** Bytes looked at: of a single file, and of each of the files of a zip or folder. */
const HEAD = 192 * 1024
const HEAD_OF_MANY = 32 * 1024

/** Detects the format of an open bundle. Problems: empty, not text (for single files). */
export async function detectIn(bundle: Bundle): Promise<Detection> {
  if (bundle.files.length === 0) throw ExportEmpty({ name: bundle.name })
  const asArchive = bundle.kind === 'file' ? null : await detectArchive(bundle)
  return (
    asArchive ??
    (await detectAmongFiles(bundle)) ?? { found: null, unknown: { recognised: false, format: null, name: bundle.name } }
  )
}

async function detectArchive(bundle: Bundle): Promise<DetectedExport | null> {
  for (const { format, filesIn, recognise } of archiveFormats) {
    const files = filesIn(bundle.files)
    if (files.length) return detectedAs(format, await recognise(bundle), files, 'utf-8')
  }
  return null
}

type Candidate = { file: ExportFile; format: Format; recognition: Recognition; encoding: Encoding }

/**
 * Pages of one export share one format. Where a chat's attachments look like exports too, a known program's form wins
 * over a mere table, then what stands higher up, then what is longer.
 */
async function detectAmongFiles(bundle: Bundle): Promise<DetectedExport | null> {
  const candidates: Candidate[] = []
  const alone = bundle.kind === 'file'
  for (const file of bundle.files) {
    if (!alone && (file.size === 0 || isMediaName(file.name))) continue
    const candidate = await recognise(file, alone)
    if (candidate) candidates.push(candidate)
  }
  const byFormat = [...Map.groupBy(candidates, ({ format }) => format).values()]
  const [best] = byFormat.toSorted(
    (a, b) => isTable(a) - isTable(b) || depthOf(a) - depthOf(b) || bytesOf(b) - bytesOf(a),
  )
  const [first] = best ?? []
  if (!best || !first) return null
  return detectedAs(
    first.format,
    first.recognition,
    best.map(({ file }) => file),
    first.encoding,
  )
}

const isTable = ([first]: Candidate[]) => (first?.recognition.columns ? 1 : 0)
const depthOf = (candidates: Candidate[]) => Math.min(...candidates.map(({ file }) => file.name.split('/').length))
const bytesOf = (candidates: Candidate[]) => candidates.reduce((sum, { file }) => sum + file.size, 0)

async function recognise(file: ExportFile, alone: boolean): Promise<Candidate | null> {
  const head = await readHead(file, alone ? HEAD : HEAD_OF_MANY)
  const encoding = encodingOf(head)
  if (encoding === null) {
    if (alone) throw ExportNotText({ name: file.name })
    return null
  }
  const sample = sampleFrom(file.name, head, encoding)
  if (alone && sample.head.trim() === '') throw ExportEmpty({ name: file.name })
  for (const format of formats) {
    const recognition = format.recognise(sample)
    if (recognition) return { file, format, recognition, encoding }
  }
  return null
}

function sampleFrom(name: string, bytes: Buffer, encoding: Encoding): Sample {
  const head = new TextDecoder(encoding).decode(bytes, { stream: true })
  return { name, encoding, head, lines: firstLines(head, 60), json: outlineOf(head) }
}

function detectedAs(format: Format, recognition: Recognition, files: ExportFile[], encoding: Encoding): DetectedExport {
  const { columns } = recognition
  const found: DetectedFormat = {
    recognised: true,
    format: format.format,
    variant: format.variant,
    needsZone: recognition.needsZone,
    newestFirst: recognition.newestFirst ?? false,
    columns: columns ? { ...columns, missing: missingColumns(columns.guess) } : null,
    files: files.map(({ name }) => name),
  }
  return { found, format, files, encoding }
}
