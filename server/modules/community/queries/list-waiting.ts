import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { listWaitingEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** The line in front of a group: who is next comes first, at place 1. */
export async function listWaiting(
  ctx: Context,
  { groupId }: RequestOf<typeof listWaitingEndpoint>,
): Promise<AnswerOf<typeof listWaitingEndpoint>> {
  const line = await db(ctx)
    .selectFrom('community.waiting')
    .select(['person_id', 'since'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .orderBy('ticket')
    .execute()
  const cardOf = await cardsOf(
    ctx,
    line.map(({ person_id }) => person_id),
  )
  const rows = line.map(({ person_id, since }, ahead) => ({
    person: cardOf(person_id),
    place: ahead + 1,
    since: since.toISOString(),
  }))
  return { rows }
}
