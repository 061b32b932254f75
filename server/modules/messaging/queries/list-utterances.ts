/** What was said in a stretch of time, as plain lines for counting: texts, who answered whom, what was taken back. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { Message, MessageId } from '../contract.ts'
import { db } from '../tables.ts'

export type Utterance = {
  id: MessageId
  personId: PersonId
  at: Date
  kind: Message['kind']
  text: string
  replyTo: MessageId | null
  /** Who said the message that this one answers. */
  replyToPersonId: PersonId | null
  mentions: PersonId[]
  recalled: boolean
  /** Taken back by somebody else than its author: a moderator's hand. */
  removed: boolean
}
type Stretch = { groupId: GroupId; from: Date; until: Date }

/** Lines of people in `[from, until)` in the order of the chat; notices of the chat itself are left out. */
export async function listUtterances(ctx: Context, { groupId, from, until }: Stretch): Promise<Utterance[]> {
  const { rows } = await sql<Utterance>`
    select m.id, m.person_id as "personId", m.at, m.kind, m.text, m.reply_to as "replyTo", q.person_id as "replyToPersonId",
           m.mentions, m.recalled_at is not null as recalled,
           m.recalled_at is not null and m.recalled_by is distinct from m.person_id as removed
      from messaging.messages m
      left join messaging.messages q on q.tenant_id = m.tenant_id and q.id = m.reply_to
     where m.tenant_id = ${ctx.tenantId} and m.group_id = ${groupId} and m.at >= ${from} and m.at < ${until}
       and m.person_id is not null and m.kind <> 'system'
     order by m.at, m.position`.execute(db(ctx))
  return rows
}

/** Signals people gave without words (reactions and votes) in a stretch of time. */
export async function listSignals(
  ctx: Context,
  { groupId, from, until }: Stretch,
): Promise<{ personId: PersonId; at: Date }[]> {
  const { rows } = await sql<{ personId: PersonId; at: Date }>`
    select person_id as "personId", at from messaging.reactions
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and at >= ${from} and at < ${until}
    union all
    select person_id, at from messaging.votes
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and at >= ${from} and at < ${until}`.execute(db(ctx))
  return rows
}

export type ChatHead = { groupId: GroupId; epoch: number; seq: number; lastAt: Date | null }

/** Where every chat of the tenant stands: what moved since can be told by comparing. */
export async function listChatHeads(ctx: Context): Promise<ChatHead[]> {
  const { rows } = await sql<ChatHead>`select c.group_id as "groupId", c.epoch, c.last_seq as seq,
      (select max(m.at) from messaging.messages m where m.tenant_id = c.tenant_id and m.group_id = c.group_id) as "lastAt"
    from messaging.chats c where c.tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  return rows
}

/** The earliest moment touched by changes after `seq`: from there on counts must be made again. */
export async function readEarliestTouched(ctx: Context, groupId: GroupId, seq: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(m.at) as at from messaging.events e
      join messaging.messages m on m.tenant_id = e.tenant_id and m.id = e.message_id
     where e.tenant_id = ${ctx.tenantId} and e.group_id = ${groupId} and e.seq > ${seq}`.execute(db(ctx))
  return rows[0]?.at ?? null
}

/** The first thing ever said in a group. */
export async function readFirstUtteranceAt(ctx: Context, groupId: GroupId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(at) as at from messaging.messages
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId}`.execute(db(ctx))
  return rows[0]?.at ?? null
}
