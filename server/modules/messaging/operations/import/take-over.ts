/**
 * Takes an export over into its group, batch by batch: what a batch brings and how far the import stands commit
 * together, so that an import killed at any moment goes on where it stood and adds nothing twice.
 */
import { fillSentence, Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import { publish } from '../../../../kernel/outbox.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import { historyImported, type ImportId } from '../../contract.ts'
import { contentKeys, type ExportRecord, openExport } from '../../imports/index.ts'
import type { ImportRow } from '../../tables.ts'
import { accessImport, noteImport } from './access-import.ts'
import { keepMedia } from './keep-media.ts'
import { settingsOf } from './settings.ts'
import { turnEpoch } from './turn-epoch.ts'
import { withLocalCopy } from '../../../../kernel/files/local-copy.ts'
import { type Taken, writeBatch } from './write-batch.ts'

const system = { kind: 'system', name: 'import' } as const
const batchSize = 2000

export async function takeOver(
  ground: Ground,
  tenantId: TenantId,
  importId: ImportId,
  signal: AbortSignal,
): Promise<void> {
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  const row = await within((ctx) => accessImport(ctx, importId, 'toRead'))
  if (row.state !== 'importing' || !row.group_id) return
  try {
    const ended = await withLocalCopy(ground.files, row.file_key, (path) => readOn(ground, tenantId, row, path, signal))
    if (ended) await within((ctx) => finish(ctx, importId))
  } catch (fault) {
    await within((ctx) => noteFailure(ctx, importId, fault))
  }
}

/** Reads from where the import stands; false when it was stopped in between. */
async function readOn(
  ground: Ground,
  tenantId: TenantId,
  row: ImportRow,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  const opened = await openExport(path, settingsOf(row))
  const contentKeyOf = contentKeys(row.group_id ?? '')
  let batch: Taken[] = []
  const write = async () => {
    const kept = await keepMedia(ground, tenantId, row, path, batch)
    return enter(ground, tenantId, system, (ctx) => writeBatch(ctx, row, kept, opened.detected.found.newestFirst))
  }
  try {
    for await (const reading of opened.readings) {
      if (reading.kind === 'doubtful') continue
      const contentKey = contentKeyOf(reading)
      if (!belongs(reading, row)) continue
      batch.push({ record: reading, contentKey, files: [] })
      if (batch.length < batchSize) continue
      if (signal.aborted || !(await write())) return false
      batch = []
    }
    return batch.length === 0 || write()
  } finally {
    opened.close()
  }
}

/** Not taken yet, and of the chosen chat where the export holds several. */
const belongs = (record: ExportRecord, { position, channel }: ImportRow) =>
  record.position > position && (channel === null || record.channel === channel)

async function finish(ctx: Context, importId: ImportId): Promise<void> {
  const row = await accessImport(ctx, importId, 'toChange')
  if (row.state !== 'importing' || !row.group_id) return
  await noteImport(ctx, importId, { state: 'done', finished_at: ctx.now })
  await turnEpoch(ctx, row.group_id)
  await publish(ctx, historyImported, { groupId: row.group_id, from: null, until: row.last_at?.toISOString() ?? null })
}

/** A broken file is told as such; anything else is kept visible and can be tried again. */
async function noteFailure(ctx: Context, importId: ImportId, fault: unknown): Promise<void> {
  const known = fault instanceof Problem ? fault : null
  const refusal = known
    ? {
        code: known.kind.code,
        zh: fillSentence(known.kind.zh, known.facts),
        en: fillSentence(known.kind.en, known.facts),
      }
    : { code: 'kernel.fault', zh: '导入中断，请稍后重试。', en: 'The import was interrupted; please try again.' }
  ctx.log.error({ err: fault }, 'an import failed')
  await noteImport(ctx, importId, { state: 'failed', refusal, finished_at: ctx.now })
}
