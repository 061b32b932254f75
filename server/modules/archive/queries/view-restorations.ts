import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'
import type { Restoration, RestorationId } from '../contract.ts'
import { requireEmpty } from '../packing/restore.ts'
import { db, type RestorationRow } from '../tables.ts'

const all = (ctx: Context) =>
  db(ctx)
    .selectFrom('archive.restorations')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('created_at', 'desc')
    .limit(50)

/** Archives brought back, newest first, and whether one could be now. */
export async function listRestorations(ctx: Context): Promise<{ rows: Restoration[]; possible: boolean }> {
  const rows = await view(ctx, await all(ctx).execute())
  const possible = await requireEmpty(ctx).then(
    () => true,
    () => false,
  )
  return { rows, possible }
}

/** Raises `kernel.not_found`. */
export async function readRestoration(ctx: Context, id: RestorationId): Promise<Restoration> {
  const [found] = await view(ctx, await all(ctx).where('id', '=', id).execute())
  if (!found) throw NotFound()
  return found
}

async function view(ctx: Context, rows: readonly RestorationRow[]): Promise<Restoration[]> {
  const cards = await readCards(
    ctx,
    rows.map(({ requested_by }) => requested_by),
  )
  return rows.map((row) => viewOf(row, cards.get(row.requested_by) as PersonCard))
}

const viewOf = (row: RestorationRow, { id, name, avatarFileId }: PersonCard): Restoration => ({
  id: row.id,
  fileName: row.file_name,
  bytes: row.bytes,
  state: row.state,
  progress: { written: row.written, total: row.total },
  of: row.manifest,
  report: row.report,
  refusal: row.refusal,
  by: { id, name, avatarFileId },
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})
