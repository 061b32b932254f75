import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { requireShopper } from '../access.ts'
import { NotForSale, type putInCartEndpoint } from '../contract.ts'
import { findOffers } from '../queries/find-offers.ts'
import { cartOf } from '../queries/read-cart.ts'
import { db } from '../tables.ts'

/** Says how many of something I mean to buy; none takes it out. Raises `commerce.not_for_sale`. */
export async function putInCart(
  ctx: Context,
  { communityId, variantId, quantity, channel }: RequestOf<typeof putInCartEndpoint>,
): Promise<AnswerOf<typeof putInCartEndpoint>> {
  const personId = await requireShopper(ctx, { communityId })
  if (quantity === 0) {
    await sql`delete from commerce.cart_lines where tenant_id = ${ctx.tenantId} and person_id = ${personId}
      and community_id = ${communityId} and variant_id = ${variantId}`.execute(db(ctx))
    return cartOf(ctx, communityId, personId, channel)
  }
  const [offer] = await findOffers(ctx, communityId, personId, [{ variantId, quantity }])
  if (!offer?.forSale) throw NotForSale({ title: offer?.title ?? '？' })
  await sql`insert into commerce.cart_lines (tenant_id, person_id, community_id, variant_id, quantity, put_at)
    values (${ctx.tenantId}, ${personId}, ${communityId}, ${variantId}, ${quantity}, ${ctx.now})
    on conflict (tenant_id, person_id, community_id, variant_id) do update set quantity = excluded.quantity`.execute(
    db(ctx),
  )
  return cartOf(ctx, communityId, personId, channel)
}
