/** Looks an export through to its end, so that its owner sees what importing it would bring. */
import { enter, type Ground } from '../../../../kernel/ground.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import type { ChatImport, ImportId } from '../../contract.ts'
import { detectExport, type ExportPreview, previewExport, readExport } from '../../imports/index.ts'
import type { ImportRow } from '../../tables.ts'
import { accessImport, noteImport } from './access-import.ts'
import { ExportUnknown, shownColumns, settingsOf } from './settings.ts'
import { withLocalCopy } from '../../../../kernel/files/local-copy.ts'
import { refusalOf } from '../../../../kernel/refusal.ts'

const system = { kind: 'system', name: 'import' } as const
const sampleSize = 12
const mostPeople = 5000
const mostDoubts = 200

export async function lookThrough(ground: Ground, tenantId: TenantId, importId: ImportId): Promise<void> {
  const row = await enter(ground, tenantId, system, (ctx) => accessImport(ctx, importId, 'toRead'))
  if (row.state !== 'reading') return
  const change = await withLocalCopy(ground.files, row.file_key, (path) => describe(path, row)).catch(asRefused)
  await enter(ground, tenantId, system, (ctx) => noteImport(ctx, importId, change))
}

async function describe(path: string, row: ImportRow): Promise<Partial<ImportRow>> {
  const settings = settingsOf(row)
  const detected = await detectExport(path, settings)
  if (!detected.recognised) throw ExportUnknown({ name: row.file_name })
  const columns = shownColumns(detected, row)
  const head = {
    format: detected.format,
    form: `${detected.format} ${detected.variant ?? ''}`,
    needs_zone: detected.needsZone,
    columns,
  }
  // A table whose columns nobody knows yet waits for them to be named.
  if (columns && !columns.mapping) return { ...head, state: 'preview' }
  const preview = await previewExport(path, settings, mostDoubts)
  return { ...head, ...factsOf(preview, row), state: 'preview', sample: await sampleOf(path, row), refusal: null }
}

function factsOf({ summary, people, channels, doubts, dateOrder }: ExportPreview, row: ImportRow): Partial<ImportRow> {
  const { messages, system, media, doubtful, first, last } = summary
  return {
    counts: { messages, system, people: summary.people, media, doubtful, first, last },
    people: people
      .slice(0, mostPeople)
      .map(({ key, name, messages: said }) => ({ key, name: name ?? key, messages: said })),
    channels,
    doubtful: doubts.map(({ line, reason, raw }) => ({ line, reason, raw })),
    date_order: dateOrder
      ? { chosen: dateOrder.chosen, certain: dateOrder.certain || row.date_order?.certain === true }
      : null,
  }
}

async function sampleOf(path: string, row: ImportRow): Promise<ChatImport['sample']> {
  const sample: ChatImport['sample'] = []
  for await (const reading of readExport(path, settingsOf(row))) {
    if (reading.kind === 'doubtful') continue
    sample.push({ at: reading.stamp, sender: reading.senderName, text: reading.text.slice(0, 200), kind: reading.kind })
    if (sample.length >= sampleSize) break
  }
  return sample
}

/** Faults of our own are not the file's: the job is tried again. */
function asRefused(fault: unknown): Partial<ImportRow> {
  const refusal = refusalOf(fault)
  if (!refusal) throw fault
  return { state: 'refused', refusal }
}
