import type { Context } from '../../../../kernel/context.ts'
import type { VariantId } from '../../../commerce/contract.ts'
import type { EntryId } from '../../contract.ts'
import { db } from '../../tables.ts'

export type EntryLine = { name: string; quantity: number; unitFen: number; variantId: VariantId | null }

/** What several entries ask for. */
export async function readLines(ctx: Context, ids: readonly EntryId[]): Promise<Map<EntryId, EntryLine[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db(ctx)
    .selectFrom('promotions.relay_lines')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('entry_id', 'in', ids)
    .orderBy('entry_id')
    .orderBy('line')
    .execute()
  const groups = Map.groupBy(rows, ({ entry_id }) => entry_id)
  return new Map(
    [...groups].map(([id, lines]) => [
      id,
      lines.map((line) => ({
        name: line.item,
        quantity: line.quantity,
        unitFen: line.unit_fen,
        variantId: line.variant_id,
      })),
    ]),
  )
}
