import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { MessageId } from '../../contract.ts'
import { viewMessagesById } from '../../queries/view-messages.ts'
import { db } from '../../tables.ts'
import type { Said, Utterance } from './utterance.ts'

export type Earlier = { id: MessageId; seq: number; epoch: number }

/**
 * What was said before under the same client ids, by key: a retry gets the same message. One index look-up each, and a
 * walk over the few events that are not messages, since a message's number is never above its seq.
 */
export async function findEarlier(ctx: Context, utterances: readonly Utterance[]): Promise<Map<string, Earlier>> {
  const people = utterances.map(({ personId }) => personId)
  const clientIds = utterances.map(({ draft }) => draft.clientId)
  const { rows } = await sql<Earlier & { key: string }>`
    select u.person_id || ' ' || u.client_id as key, m.id, coalesce(e.seq, 0) as seq, c.epoch
      from unnest(${people}::text[], ${clientIds}::text[]) as u (person_id, client_id)
     cross join lateral (select id, group_id, number from messaging.messages
        where tenant_id = ${ctx.tenantId} and person_id = u.person_id and client_id = u.client_id offset 0) m
      join messaging.chats c on c.tenant_id = ${ctx.tenantId} and c.group_id = m.group_id
      left join lateral (select seq from messaging.events
        where tenant_id = ${ctx.tenantId} and group_id = m.group_id and seq >= m.number and message_id = m.id
        order by seq limit 1) e on true`.execute(db(ctx))
  return new Map(rows.map(({ key, ...earlier }) => [key, earlier]))
}

/** The answers to retries, by key: the messages as they are now. */
export async function viewEarlier(ctx: Context, earlier: ReadonlyMap<string, Earlier>): Promise<Map<string, Said>> {
  const messages = await viewMessagesById(
    ctx,
    [...earlier.values()].map(({ id }) => id),
  )
  const answers = new Map<string, Said>()
  for (const [key, { id, seq, epoch }] of earlier) {
    const message = messages.get(id)
    if (message) answers.set(key, { message, seq, epoch, repeated: true })
  }
  return answers
}
