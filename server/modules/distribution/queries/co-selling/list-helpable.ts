import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf } from '../../../../kernel/contract.ts'
import type { ProductId } from '../../../commerce/contract.ts'
import type { CommunityId } from '../../../community/contract.ts'
import { actorId } from '../../../identity/index.ts'
import { listHelpable, showHelpers } from '../../../promotions/index.ts'
import type { CoSellingId, HelpableRelay, listHelpableRelaysEndpoint } from '../../contract.ts'
import { db, type OwnPrice } from '../../tables.ts'

type Mine = {
  id: CoSellingId
  title: string
  community_id: CommunityId
  running: boolean
  goods: { product_id: ProductId; own_price: OwnPrice | null }[]
}

/** What I may sell for others by contract, and what I sell already. */
export async function listHelpableRelays(ctx: Context): Promise<AnswerOf<typeof listHelpableRelaysEndpoint>> {
  const contracts = await listMine(ctx)
  const mine = await showHelpers(ctx, { contractIds: contracts.map(({ id }) => id) })
  const open: HelpableRelay[] = []
  for (const contract of contracts.filter(({ running }) => running)) {
    const sold = new Set(mine.flatMap((copy) => (copy.contractId === contract.id ? [copy.sourceId as string] : [])))
    for (const relay of await relaysOf(ctx, contract)) if (!sold.has(relay.sourceId)) open.push(relay)
  }
  return { open, mine }
}

async function listMine(ctx: Context): Promise<Mine[]> {
  const { rows } = await sql<Mine>`
    select c.id, c.title, c.community_id, c.accepted_at is not null and c.ended_at is null as running,
           (select json_agg(json_build_object('product_id', g.product_id, 'own_price', g.own_price))
              from distribution.co_selling_goods g where g.tenant_id = c.tenant_id and g.co_selling_id = c.id) as goods
      from distribution.co_selling c
     where c.tenant_id = ${ctx.tenantId} and c.helper_id = ${actorId(ctx)} and c.through = 'relay'
     order by c.offered_at desc, c.id limit 50`.execute(db(ctx))
  return rows
}

async function relaysOf(ctx: Context, { id, title, community_id, goods }: Mine): Promise<HelpableRelay[]> {
  const bounds = new Map(goods.map(({ product_id, own_price }) => [product_id, own_price]))
  const relays = await listHelpable(ctx, community_id)
  return relays.flatMap((relay) => {
    const items = relay.items
      .filter(({ productId }) => bounds.has(productId))
      .map(({ name, fen, productId }) => ({ name, fen, bounds: bounds.get(productId) ?? null }))
    if (items.length === 0) return []
    const { activityId: sourceId, title: relayTitle, endsAt } = relay
    return [{ coSellingId: id, contract: title, sourceId, title: relayTitle, endsAt: endsAt.toISOString(), items }]
  })
}
