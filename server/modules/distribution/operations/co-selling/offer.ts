import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { readProductCards } from '../../../commerce/index.ts'
import { readCommunityName } from '../../../community/index.ts'
import { actorId, metAt } from '../../../identity/index.ts'
import { type CoSellingId, GoodsDearerSupplied, type offerCoSellingEndpoint } from '../../contract.ts'
import { showCoSelling } from '../../queries/co-selling/list-co-selling.ts'
import { db } from '../../tables.ts'

type Ask = RequestOf<typeof offerCoSellingEndpoint>

/** Offers a contract: nothing of it holds before everybody named has accepted. Raises `distribution.goods_dearer_supplied`. */
export async function offerCoSelling(ctx: Context, ask: Ask): Promise<AnswerOf<typeof offerCoSellingEndpoint>> {
  await readCommunityName(ctx, ask.communityId)
  await requireSensible(ctx, ask)
  const id = newId('csl') as CoSellingId
  const { supplierId, leadId, helperId } = ask
  await sql`insert into distribution.co_selling (tenant_id, id, title, community_id, through, supplier_id, lead_id, helper_id,
      offered_by, offered_at)
    values (${ctx.tenantId}, ${id}, ${ask.title}, ${ask.communityId}, ${ask.through}, ${supplierId}, ${leadId}, ${helperId},
      ${actorId(ctx)}, ${ctx.now})`.execute(db(ctx))
  await sql`insert into distribution.co_selling_goods (tenant_id, co_selling_id, product_id, community_id, split, own_price)
    select ${ctx.tenantId}, ${id}, g."productId", ${ask.communityId}, g.split, nullif(g."ownPrice", 'null')
      from jsonb_to_recordset(${JSON.stringify(ask.goods)}::jsonb)
        as g ("productId" text, split jsonb, "ownPrice" jsonb)`.execute(db(ctx))
  await sql`insert into distribution.co_selling_answers (tenant_id, co_selling_id, person_id, role)
    select ${ctx.tenantId}, ${id}, p.person_id, p.role
      from (values (${supplierId}::text, 'supplier'), (${leadId}::text, 'lead'), (${helperId}::text, 'helper')) as p (person_id, role)
     where p.person_id is not null`.execute(db(ctx))
  return showCoSelling(ctx, id)
}

/** Everybody named is there, the goods are, and nobody is promised more a piece than it costs. */
async function requireSensible(ctx: Context, { goods, supplierId, leadId, helperId }: Ask): Promise<void> {
  for (const personId of [supplierId, leadId, helperId]) if (personId && !(await metAt(ctx, personId))) throw NotFound()
  const cards = await readProductCards(
    ctx,
    goods.map(({ productId }) => productId),
  )
  for (const { productId, split } of goods) {
    const card = cards.get(productId)
    if (!card) throw NotFound()
    if (split.kind === 'price' && split.supplyFen > card.leastFen)
      throw GoodsDearerSupplied({ title: card.title, supplyFen: split.supplyFen, shelfFen: card.leastFen })
  }
}
