import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { accessImport } from '../../access.ts'
import {
  type ColumnTarget,
  type CustomerImport,
  type CustomerImportState,
  ImportNotReady,
  NothingToKnowBy,
  type startCustomerImportEndpoint,
} from '../../contract.ts'
import { runCustomers, undoCustomers } from '../../jobs/imports.ts'
import { removeSheet } from '../../jobs/remove-sheet.ts'
import { viewImport } from '../../queries/view-imports.ts'
import { noteImport } from './note-import.ts'
import { noReport } from './take-rows.ts'

type Wish = RequestOf<typeof startCustomerImportEndpoint>

const tells: readonly ColumnTarget[] = ['phone', 'email', 'unionid', 'openid', 'external_userid', 'qq', 'number']

/** Starts an import, resumes a stopped one where it stood, or tries a failed one again. */
export async function startImport(ctx: Context, { importId }: Wish): Promise<CustomerImport> {
  const found = await accessImport(ctx, importId, 'toChange')
  if (!['preview', 'stopped', 'failed'].includes(found.state) || !found.file_key)
    throw ImportNotReady({ state: found.state })
  if (!found.mapping.some(({ target }) => tells.includes(target))) throw NothingToKnowBy()
  await noteImport(ctx, importId, {
    state: 'running',
    report: found.report ?? noReport,
    refusal: null,
    finished_at: null,
    // What people typed stands in the report from now on.
    sample: [],
    doubtful: [],
  })
  await askForJob(ctx, runCustomers, { importId })
  return viewImport(ctx, importId)
}

const discardable: readonly CustomerImportState[] = ['reading', 'preview', 'refused']

/** Stops a running import; one that has not begun is discarded with its file. */
export async function stopImport(ctx: Context, { importId }: Wish): Promise<CustomerImport> {
  const found = await accessImport(ctx, importId, 'toChange')
  if (found.state === 'running') await noteImport(ctx, importId, { state: 'stopped' })
  else if (discardable.includes(found.state)) {
    await noteImport(ctx, importId, { state: 'discarded', sample: [], doubtful: [], finished_at: ctx.now })
    await askForJob(ctx, removeSheet, { importId })
  } else throw ImportNotReady({ state: found.state })
  return viewImport(ctx, importId)
}

/** Has an import taken back; asked again while that is under way, nothing more happens. */
export async function undoImport(ctx: Context, { importId }: Wish): Promise<CustomerImport> {
  const found = await accessImport(ctx, importId, 'toChange')
  if (found.state === 'undoing' || found.state === 'undone') return viewImport(ctx, importId)
  if (!['done', 'stopped', 'failed'].includes(found.state)) throw ImportNotReady({ state: found.state })
  await noteImport(ctx, importId, { state: 'undoing', undone: { removed: 0, restored: 0, kept: 0 }, refusal: null })
  await askForJob(ctx, undoCustomers, { importId })
  await askForJob(ctx, removeSheet, { importId })
  return viewImport(ctx, importId)
}
