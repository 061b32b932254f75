import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { Offer, Wish } from '../rules/offer.ts'
import { isMember } from './is-member.ts'
import { db } from '../tables.ts'

/** What the wished variants cost and how many are left, in one look and without a lock; the lowest price that holds counts. */
export async function findOffers(
  ctx: Context,
  communityId: CommunityId,
  buyerId: PersonId | null,
  wishes: readonly Wish[],
): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select v.id as "variantId", p.id as "productId", p.kind, p.title, v.name as variant, p.images[1] as image,
           w.quantity, p.freight_fen as "freightFen", p.deliveries, p.coupons_allowed as discountable,
           p.limit_per_order as "limitPerOrder", p.limit_per_person as "limitPerPerson",
           p.shown_at is not null and v.retired_at is null
             and (p.community_id is null or p.community_id = ${communityId}) as "forSale",
           case when s.variant_id is null then null else greatest(s.on_hand - s.held - s.kept_back, 0) end as left,
           coalesce(b.quantity, 0) as bought,
           least(v.price_fen, r.lowest) as "unitFen", least(v.price_fen, r.usual) as "usualFen"
      from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb) as w ("variantId" text, quantity integer)
      join commerce.variants v on v.tenant_id = ${ctx.tenantId} and v.id = w."variantId"
      join commerce.products p on p.tenant_id = v.tenant_id and p.id = v.product_id
      left join commerce.stock s on s.tenant_id = v.tenant_id and s.variant_id = v.id
      left join lateral (select min(r.fen) as lowest, min(r.fen) filter (where r.list = 'everyone') as usual
          from commerce.prices r
         where r.tenant_id = v.tenant_id and r.variant_id = v.id
           and (r.list = 'everyone' or ${isMember(ctx, communityId, buyerId)}) and r.min_quantity <= w.quantity
           and (r.starts_at is null or r.starts_at <= ${ctx.now}) and (r.ends_at is null or r.ends_at > ${ctx.now})) r on true
      left join commerce.bought b on b.tenant_id = v.tenant_id and b.product_id = p.id and b.person_id = ${buyerId}
     where p.tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  // In the order they were asked for.
  const found = new Map(rows.map((offer) => [offer.variantId, offer]))
  return wishes.flatMap(({ variantId }) => found.get(variantId) ?? [])
}
