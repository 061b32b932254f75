/** The only way to an export: whoever asked for it; those of groups and communities and of the tenant also its owners. */
import type { Context } from '../../kernel/context.ts'
import { NotFound } from '../../kernel/contract.ts'
import { actorId } from '../identity/index.ts'
import type { ExportId } from './contract.ts'
import { db, type ExportRow } from './tables.ts'

/** What somebody took out of their own is theirs alone. */
export const mayFetch = ({ actor }: Context, { kind, requested_by }: ExportRow): boolean =>
  actor.kind === 'person' && (actor.personId === requested_by || (kind !== 'person' && actor.staffRole === 'owner'))

/** Raises `kernel.not_found` for an export that is not the actor's to fetch. */
export async function accessExport(
  ctx: Context,
  exportId: ExportId,
  purpose: 'toRead' | 'toChange',
): Promise<ExportRow> {
  actorId(ctx)
  const found = db(ctx)
    .selectFrom('archive.exports')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', exportId)
  const row = await (purpose === 'toChange' ? found.forUpdate() : found).executeTakeFirst()
  if (!row || !mayFetch(ctx, row)) throw NotFound()
  return row
}
