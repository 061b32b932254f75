/** The only way to an import: its starter and operators. */
import { sql } from 'kysely'
import { NotAllowed, NotFound } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { jsonbIn } from '../../../../kernel/jsonb.ts'
import { listStandings, listVisibleGroupIds } from '../../../community/index.ts'
import { actorId } from '../../../identity/index.ts'
import { isOperator } from '../../access.ts'
import type { ImportId } from '../../contract.ts'
import { db, type ImportRow } from '../../tables.ts'

/** Operators and those who run at least one group may bring history in. Raises `kernel.not_allowed`. */
export async function mayImport(ctx: Context): Promise<void> {
  if (isOperator(ctx)) return
  const personId = actorId(ctx)
  const groupIds = await listVisibleGroupIds(ctx)
  const standings = await listStandings(
    ctx,
    groupIds.map((groupId) => ({ groupId, personId })),
  )
  if (![...standings.values()].some(({ role }) => role === 'owner' || role === 'assistant')) throw NotAllowed()
}

/** Raises `kernel.not_found` for an import that is not the actor's to see. */
export async function accessImport(
  ctx: Context,
  importId: ImportId,
  purpose: 'toRead' | 'toChange',
): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`select * from messaging.imports
    where tenant_id = ${ctx.tenantId} and id = ${importId} ${purpose === 'toChange' ? sql`for update` : sql``}`.execute(
    db(ctx),
  )
  const found = rows[0]
  if (!found || !(isOperator(ctx) || found.started_by === actorId(ctx))) throw NotFound()
  return found
}

/** Writes what changed about an import. */
export async function noteImport(
  ctx: Context,
  id: ImportId,
  change: Partial<Omit<ImportRow, 'tenant_id' | 'id'>>,
): Promise<void> {
  await db(ctx)
    .updateTable('messaging.imports')
    .set(jsonbIn({ ...change, beat_at: ctx.now }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}
