import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { findNamed } from '../../community/index.ts'
import { actorId } from '../../identity/index.ts'
import type { listMyOrdersEndpoint, listOrdersEndpoint } from '../contract.ts'
import { pageOfOrders } from './order-cards.ts'

/** My orders, newest first. */
export async function listMyOrders(
  ctx: Context,
  { state, ...page }: RequestOf<typeof listMyOrdersEndpoint>,
): Promise<AnswerOf<typeof listMyOrdersEndpoint>> {
  const mine = sql`o.buyer_id = ${actorId(ctx)} and (${state ?? null}::text is null or o.state = ${state ?? null})`
  return pageOfOrders(ctx, mine, page)
}

/** As the index of what can be shipped now says it. */
const shippable = sql`o.state = 'paid' and o.delivery = 'express' and o.awaits is null`

/** Orders at the desk, narrowed by what is asked. */
export async function listOrders(
  ctx: Context,
  { state, communityId, words, toShip, ...page }: RequestOf<typeof listOrdersEndpoint>,
): Promise<AnswerOf<typeof listOrdersEndpoint>> {
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
  const buyers = words ? await findNamed(ctx, words) : []
  const asked = sql`(${state ?? null}::text is null or o.state = ${state ?? null})
    and (${communityId ?? null}::text is null or o.community_id = ${communityId ?? null})
    and ${toShip ? shippable : sql`true`}
    and (${like}::text is null or o.number like ${like} or o.buyer_id = any(${buyers}::text[]) or exists (select from commerce.order_lines l
      where l.tenant_id = o.tenant_id and l.order_id = o.id and l.title ilike ${like}))`
  return pageOfOrders(ctx, asked, page)
}
