/** Looking tables through, taking them over and taking them back: long work in small transactions. */
import { sql } from 'kysely'
import { askForJob, type CronJob, type Job, longJob } from '../../../kernel/jobs.ts'
import type { CustomerImportId } from '../contract.ts'
import { lookThrough } from '../operations/import/look-through.ts'
import { takeBack } from '../operations/import/take-back.ts'
import { takeOver } from '../operations/import/take-over.ts'
import { db } from '../tables.ts'

type Payload = { importId: CustomerImportId }

export const previewCustomers = longJob<Payload>('customers.preview_import', (ground, tenantId, { importId }) =>
  lookThrough(ground, tenantId, importId),
)
export const runCustomers = longJob<Payload>('customers.run_import', (ground, tenantId, { importId }, signal) =>
  takeOver(ground, tenantId, importId, signal),
)
export const undoCustomers = longJob<Payload>('customers.undo_import', (ground, tenantId, { importId }, signal) =>
  takeBack(ground, tenantId, importId, signal),
)

// Whoever works on an import gives a sign of life with every batch.
const silentSeconds = 30
const jobOf: Record<string, Job> = { reading: previewCustomers, running: runCustomers, undoing: undoCustomers }

/** Imports whose worker died are taken up again. */
export const reviveCustomerImports: CronJob = {
  name: 'customers.revive_imports',
  pattern: '* * * * *',
  does: async (ctx) => {
    const since = new Date(ctx.now.getTime() - silentSeconds * 1000)
    const { rows } = await sql<{ id: CustomerImportId; state: string }>`select id, state from customers.imports
      where tenant_id = ${ctx.tenantId} and state = any(${Object.keys(jobOf)}) and beat_at < ${since}`.execute(db(ctx))
    for (const { id, state } of rows) {
      // A dead worker still holds its job: the revived one needs a key of its own.
      const key = `customers ${id} ${Math.floor(ctx.now.getTime() / 60_000)}`
      await askForJob(ctx, jobOf[state] as Job, { importId: id }, { key })
    }
  },
}
