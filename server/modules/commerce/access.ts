/** Who may shop, who stands at the desk, and the only way to an order. */
import type { Context } from '../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../kernel/contract.ts'
import { communityMember } from '../community/index.ts'
import type { CommunityId } from '../community/contract.ts'
import { actorId } from '../identity/index.ts'
import type { PersonId } from '../identity/contract.ts'
import type { GoodsImportId, OrderId } from './contract.ts'
import { db, type OrderRow } from './tables.ts'

/** The person who shops: whoever sits in the community. Raises `community.not_a_member`. */
export async function requireShopper(ctx: Context, { communityId }: { communityId: CommunityId }): Promise<PersonId> {
  await communityMember(ctx, { communityId })
  return actorId(ctx)
}

/** Those with an operator seat, and the house itself. */
export const standsAtDesk = ({ actor }: Context): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.staffRole !== null)

/** Whether the actor may decide about money: the system, an owner or an admin. */
export const decidesMoney = ({ actor }: Context): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && /^(owner|admin)$/.test(actor.staffRole ?? ''))

/** An order; its row held until the transaction ends when it is `toChange`. Strangers' orders do not exist for others. */
export async function accessOrder(ctx: Context, orderId: OrderId, purpose: 'toRead' | 'toChange'): Promise<OrderRow> {
  const found = db(ctx)
    .selectFrom('commerce.orders')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', orderId)
  const order = await (purpose === 'toChange' ? found.forNoKeyUpdate() : found).executeTakeFirst()
  if (!order || !(standsAtDesk(ctx) || isBuyer(ctx, order))) throw NotFound()
  return order
}

/** Whether the actor is who bought. */
export const isBuyer = ({ actor }: Context, { buyer_id }: Pick<OrderRow, 'buyer_id'>): boolean =>
  actor.kind === 'person' && actor.personId === buyer_id

/** An import of goods. Raises `kernel.not_found`. */
export async function accessGoodsImport(ctx: Context, id: GoodsImportId, purpose: 'toRead' | 'toChange') {
  const found = db(ctx)
    .selectFrom('commerce.goods_imports')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
  const row = await (purpose === 'toChange' ? found.forUpdate() : found).executeTakeFirst()
  if (!row) throw NotFound()
  return row
}

/** Raises `kernel.not_allowed` for all but the buyer. */
export function requireBuyer(ctx: Context, order: Pick<OrderRow, 'buyer_id'>): void {
  if (!isBuyer(ctx, order)) throw NotAllowed()
}
