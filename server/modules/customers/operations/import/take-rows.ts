/** Takes a batch of rows: what it brings, what came of each row and how far the import is commit together. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { SheetRow } from '../../../../kernel/sheets/xlsx.ts'
import {
  admitPeople,
  keepIdentity,
  linkSealedIdentities,
  listSealedIdentities,
  readAddress,
} from '../../../identity/index.ts'
import { accessImport } from '../../access.ts'
import type { ImportReport } from '../../contract.ts'
import { draftOf, isDoubtful, isEmpty } from '../../rules/draft.ts'
import { db, type ImportRow } from '../../tables.ts'
import { findKnown, keysOf } from './keys.ts'
import { loadCustomers } from './load-customers.ts'
import { noteImport } from './note-import.ts'
import { storeCustomers } from './store-customers.ts'
import { type Desk, openDesk, takeRow, type Taken } from './take-row.ts'

/** False when somebody stopped the import meanwhile. */
export async function takeRows(ctx: Context, { id }: ImportRow, batch: readonly SheetRow[]): Promise<boolean> {
  const row = await accessImport(ctx, id, 'toChange')
  if (row.state !== 'running') return false
  const fresh = batch.filter(({ line }) => line > row.position)
  if (fresh.length === 0) return true
  await standInLine(ctx)
  const desk = await prepareDesk(ctx, row, fresh)
  const taken = fresh.map((one) => takeRow(desk, one, draftIn(row, one)))
  await write(ctx, row, desk, taken)
  await noteImport(ctx, id, {
    position: fresh.at(-1)?.line ?? row.position,
    taken: row.taken + fresh.length,
    report: addUp(row.report, taken),
  })
  return true
}

/** Two imports of one tenant that name the same people take turns, so that nobody is made twice. */
async function standInLine(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`customers ${ctx.tenantId}`}, 0))`.execute(db(ctx))
}

const draftIn = ({ mapping }: ImportRow, { cells }: SheetRow) =>
  isEmpty(cells) ? null : draftOf(cells, mapping, readAddress)

async function prepareDesk(ctx: Context, row: ImportRow, rows: readonly SheetRow[]): Promise<Desk> {
  const keys = rows.flatMap((one) => {
    const draft = draftIn(row, one)
    return draft ? keysOf(ctx, draft) : []
  })
  const known = await findKnown(ctx, [...new Set(keys)])
  const people = [...new Set([...known.values()].flat())]
  const customers = await loadCustomers(ctx, { people })
  const linked = await listSealedIdentities(ctx, people)
  return openDesk({
    known,
    customers,
    linked: linked.map(({ hash }) => hash),
    overwrite: row.overwrite,
    keysOf: (draft) => keysOf(ctx, draft),
    keep: (known) => keepIdentity(ctx, known),
    newPersonId: () => newId('psn'),
    newCustomerId: () => newId('cus'),
  })
}

async function write(ctx: Context, row: ImportRow, desk: Desk, taken: readonly Taken[]): Promise<void> {
  await admitPeople(ctx, desk.newcomers)
  await storeCustomers(ctx, [...desk.touched.values()])
  await linkSealedIdentities(ctx, desk.links)
  await recordRows(ctx, row, taken)
}

async function recordRows(ctx: Context, { id }: ImportRow, taken: readonly Taken[]): Promise<void> {
  const rows = taken.map(({ row, outcome, reasons, fields, cells, customerId, deed }) => ({
    row,
    outcome,
    reasons,
    fields,
    raw: ctx.seal.seal(JSON.stringify(cells)),
    change: deed ? ctx.seal.seal(JSON.stringify(deed)) : null,
    customerId,
  }))
  await sql`insert into customers.import_rows (tenant_id, import_id, row, outcome, reasons, fields, raw, change, customer_id)
    select ${ctx.tenantId}, ${id}, x.row, x.outcome, x.reasons, x.fields, x.raw, x.change, x."customerId"
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (row integer, outcome text, reasons jsonb, fields text[],
        raw text, change text, "customerId" text)`.execute(db(ctx))
}

export const noReport: ImportReport = {
  created: 0,
  updated: 0,
  matched: 0,
  skipped: 0,
  conflict: 0,
  invalid: 0,
  doubtful: 0,
}

function addUp(before: ImportReport | null, taken: readonly Taken[]): ImportReport {
  const report = { ...(before ?? noReport) }
  for (const { outcome, reasons } of taken) {
    report[outcome] += 1
    if (isDoubtful(reasons)) report.doubtful += 1
  }
  return report
}
