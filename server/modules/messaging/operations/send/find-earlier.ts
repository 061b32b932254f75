import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { MessageId } from '../../contract.ts'
import { db } from '../../tables.ts'
import type { Utterance } from './utterance.ts'

export type Earlier = { id: MessageId; seq: number }

/** What was said before under the same client ids, by key: a retry gets the same message. One index look-up each. */
export async function findEarlier(ctx: Context, utterances: readonly Utterance[]): Promise<Map<string, Earlier>> {
  const people = utterances.map(({ personId }) => personId)
  const clientIds = utterances.map(({ draft }) => draft.clientId)
  const { rows } = await sql<Earlier & { key: string }>`
    select u.person_id || ' ' || u.client_id as key, m.id, coalesce(e.seq, 0) as seq
      from unnest(${people}::text[], ${clientIds}::text[]) as u (person_id, client_id)
     cross join lateral (select id, group_id from messaging.messages
        where tenant_id = ${ctx.tenantId} and person_id = u.person_id and client_id = u.client_id offset 0) m
      left join lateral (select min(seq) as seq from messaging.events
        where tenant_id = ${ctx.tenantId} and group_id = m.group_id and message_id = m.id) e on true`.execute(db(ctx))
  return new Map(rows.map(({ key, id, seq }) => [key, { id, seq }]))
}
