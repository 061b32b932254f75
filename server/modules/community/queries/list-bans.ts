import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { listBansEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** Bans in force in a community, newest first. */
export async function listBans(
  ctx: Context,
  { communityId }: RequestOf<typeof listBansEndpoint>,
): Promise<AnswerOf<typeof listBansEndpoint>> {
  const bans = await db(ctx)
    .selectFrom('community.bans')
    .select(['person_id', 'reason', 'by', 'at'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('community_id', '=', communityId)
    .where('lifted_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const cardOf = await cardsOf(
    ctx,
    bans.flatMap(({ person_id, by }) => [person_id, by]),
  )
  const rows = bans.map(({ person_id, reason, by, at }) => ({
    person: cardOf(person_id),
    reason,
    by: by && cardOf(by),
    at: at.toISOString(),
  }))
  return { rows }
}
