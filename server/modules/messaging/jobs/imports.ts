/** Looking through an export and taking it over: long work in small transactions, taken up again wherever it stopped. */
import { sql } from 'kysely'
import { askForJob, type CronJob, longJob } from '../../../kernel/jobs.ts'
import type { ImportId } from '../contract.ts'
import { lookThrough } from '../operations/import/look-through.ts'
import { takeOver } from '../operations/import/take-over.ts'
import { db } from '../tables.ts'

type Payload = { importId: ImportId }

export const previewImport = longJob<Payload>('messaging.preview_import', async (ground, tenantId, { importId }) => {
  await lookThrough(ground, tenantId, importId)
})

export const runImport = longJob<Payload>('messaging.run_import', async (ground, tenantId, { importId }, signal) => {
  await takeOver(ground, tenantId, importId, signal)
})

// Whoever works on an import gives a sign of life with every batch.
const silentSeconds = 30

/** Imports whose worker died are taken up again. */
export const reviveImports: CronJob = {
  name: 'messaging.revive_imports',
  pattern: '* * * * *',
  does: async (ctx) => {
    const since = new Date(ctx.now.getTime() - silentSeconds * 1000)
    const { rows } = await sql<{ id: ImportId; state: string }>`select id, state from messaging.imports
      where tenant_id = ${ctx.tenantId} and state in ('importing', 'reading') and beat_at < ${since}`.execute(db(ctx))
    for (const { id, state } of rows) {
      const task = state === 'importing' ? runImport : previewImport
      // A dead worker still holds its job: the revived one needs a key of its own.
      await askForJob(ctx, task, { importId: id }, { key: `import ${id} ${Math.floor(ctx.now.getTime() / 60_000)}` })
    }
  },
}
