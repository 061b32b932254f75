import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { ProductId, VariantId } from '../../../commerce/contract.ts'
import { findOffers } from '../../../commerce/index.ts'
import type { CommunityId } from '../../../community/contract.ts'
import type { ActivityId } from '../../contract.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { asRelay } from './access-relay.ts'

export type HelpableRelay = {
  activityId: ActivityId
  title: string
  communityId: CommunityId
  startsAt: Date
  endsAt: Date
  /** What can be sold of it in that community. */
  items: { name: string; fen: number; productId: ProductId; variantId: VariantId }[]
}

/** Relays that are open to helpers and not over, with those of their goods that can be sold in a community. Newest first. */
export async function listHelpable(ctx: Context, communityId: CommunityId): Promise<HelpableRelay[]> {
  const { rows } = await sql<ActivityRow>`
    select a.* from promotions.activities a
     where a.tenant_id = ${ctx.tenantId} and a.kind = 'relay' and a.terms->>'helpers' = 'contract'
       and a.community_id <> ${communityId} and a.ended_at is null and a.ends_at > ${ctx.now}
     order by a.made_at desc, a.id limit 50`.execute(db(ctx))
  const relays: HelpableRelay[] = []
  for (const row of rows) relays.push(await helpableOf(ctx, row, communityId))
  return relays.filter(({ items }) => items.length > 0)
}

async function helpableOf(ctx: Context, row: ActivityRow, communityId: CommunityId): Promise<HelpableRelay> {
  const { id, title, community_id, starts_at, ends_at, terms } = asRelay(row)
  const wishes = terms.items.flatMap(({ variantId }) => (variantId ? [{ variantId, quantity: 1 }] : []))
  const offers = new Map((await findOffers(ctx, communityId, null, wishes)).map((offer) => [offer.variantId, offer]))
  const items = terms.items.flatMap(({ name, fen, variantId }) => {
    const offer = variantId ? offers.get(variantId) : undefined
    return variantId && offer?.forSale ? [{ name, fen, variantId, productId: offer.productId }] : []
  })
  return { activityId: id, title, communityId: community_id, startsAt: starts_at, endsAt: ends_at, items }
}
