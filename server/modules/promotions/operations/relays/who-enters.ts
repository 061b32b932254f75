import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { cardsOf } from '../../queries/cards.ts'
import type { RelayActivity } from '../../queries/relays/access-relay.ts'
import { db } from '../../tables.ts'

/** The name an entry is written under: as the person is called now, or 群员 and the end of their id. */
export async function nameFor(ctx: Context, personId: PersonId): Promise<string> {
  const { name } = (await cardsOf(ctx, [personId]))(personId)
  return name.trim().slice(0, 60) || `群员${personId.slice(-4)}`
}

/** A look without a lock, so that nobody orders in vain; the decision is taken where the place is. */
export async function isFull(ctx: Context, { id, terms }: RelayActivity): Promise<boolean> {
  const { taken, waiting } = await db(ctx)
    .selectFrom('promotions.relays')
    .select(['taken', 'waiting'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', id)
    .executeTakeFirstOrThrow()
  return waiting > 0 || (terms.places !== null && taken >= terms.places)
}
