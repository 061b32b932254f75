import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { VariantId } from '../../commerce/contract.ts'
import { tenantOf } from '../../identity/index.ts'
import { accessActivity, requireChannel } from '../access.ts'
import type { FlashSale, readFlashSaleEndpoint } from '../contract.ts'
import { type Hours, hoursAt, slotOf } from '../rules/slots.ts'
import { type ActivityRow, db } from '../tables.ts'

/** A flash sale as it stands; what is sold is counted from rows (FS-4). */
export async function readFlashSale(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readFlashSaleEndpoint>,
): Promise<AnswerOf<typeof readFlashSaleEndpoint>> {
  const activity = await accessActivity(ctx, activityId, 'toRead')
  requireChannel(activity, channel)
  const { terms, title } = activity
  if (terms.kind !== 'flash_sale') throw NotFound()
  const { open, next } = hoursAt({ ...activity, terms }, ctx.now, (await tenantOf(ctx)).zone)
  const hours = open ?? next
  const counts = await countTaken(ctx, activity, hours ? slotOf(terms, hours) : 'all')
  const items: FlashSale['items'] = terms.items.map(({ variantId, fen, pieces }) => {
    const { taken = 0, sold = 0, mine = 0 } = counts.get(variantId) ?? {}
    const soldShare = Math.min(10_000, Math.floor((sold * 10_000) / pieces))
    return { variantId, fen, pieces, left: Math.max(0, pieces - taken), soldShare, mine }
  })
  return { activityId, title, open: toldOf(open), next: open ? null : toldOf(next), items, perPerson: terms.perPerson }
}

const toldOf = (hours: Hours | null) =>
  hours && { opensAt: hours.opensAt.toISOString(), closesAt: hours.closesAt.toISOString() }

type Count = { variant_id: VariantId; taken: number; sold: number; mine: number }

async function countTaken(ctx: Context, { id }: ActivityRow, slot: string): Promise<Map<VariantId, Count>> {
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const { rows } = await sql<Count>`
    select variant_id, coalesce(sum(quantity) filter (where slot = ${slot}), 0)::int as taken,
           coalesce(sum(quantity) filter (where slot = ${slot} and paid_at is not null), 0)::int as sold,
           coalesce(sum(quantity) filter (where person_id = ${me}), 0)::int as mine
      from promotions.purchases
     where tenant_id = ${ctx.tenantId} and activity_id = ${id} and ended_at is null group by 1`.execute(db(ctx))
  return new Map(rows.map((row) => [row.variant_id, row]))
}
