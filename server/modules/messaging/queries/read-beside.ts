/** What a reader needs beside messages: who wrote them, what they answer, my own reactions and votes. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonCard, PersonId } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'
import type { Beside, Message, MessageId } from '../contract.ts'
import { db } from '../tables.ts'
import { viewMessagesById } from './view-messages.ts'

type ReadCards = (ctx: Context, ids: readonly PersonId[]) => Promise<Map<PersonId, PersonCard>>

/** `cards` is how people are looked up: those who answer all the time may remember some for a while. */
export async function readBeside(
  ctx: Context,
  messages: readonly Message[],
  cards: ReadCards = readCards,
): Promise<Beside> {
  const quoted = await readQuoted(ctx, messages)
  return {
    people: await readPeople(ctx, messages, quoted, cards),
    quoted,
    mine: await readMine(ctx, touchedOf(messages)),
  }
}

async function readQuoted(ctx: Context, messages: readonly Message[]): Promise<Beside['quoted']> {
  const known = new Map(messages.map((one) => [one.id, one]))
  const wanted = [...new Set(messages.flatMap(({ replyTo }) => (replyTo ? [replyTo] : [])))]
  const missing = wanted.filter((id) => !known.has(id))
  const found = await viewMessagesById(ctx, missing)
  return wanted.flatMap((id) => {
    const one = known.get(id) ?? found.get(id)
    return one ? [{ id, by: one.by, text: one.text.slice(0, 120), kind: one.kind, recalledAt: one.recalledAt }] : []
  })
}

async function readPeople(
  ctx: Context,
  messages: readonly Message[],
  quoted: Beside['quoted'],
  readCardsOf: ReadCards,
): Promise<Beside['people']> {
  const ids = new Set<PersonId>()
  for (const { by, mentions, reactions, poll } of messages) {
    if (by) ids.add(by)
    for (const id of mentions) ids.add(id)
    for (const { by: people } of [...reactions, ...(poll?.options ?? [])]) for (const id of people) ids.add(id)
  }
  for (const { by } of quoted) if (by) ids.add(by)
  const cards = await readCardsOf(ctx, [...ids])
  return [...cards.values()].map(({ id, name, avatarFileId }) => ({ id, name, avatarFileId }))
}

/** Messages that carry reactions or votes: only among them can there be any of a reader's own. */
export function touchedOf(messages: readonly Message[]): MessageId[] {
  return messages.filter(({ reactions, poll }) => reactions.length > 0 || poll).map(({ id }) => id)
}

/** The actor's own reactions and votes among messages that carry any. */
export async function readMine(ctx: Context, touched: readonly MessageId[]): Promise<Beside['mine']> {
  if (ctx.actor.kind !== 'person' || touched.length === 0) return []
  const { rows } = await sql<{ id: MessageId; emojis: string[]; votes: number[] }>`
    select id, coalesce((select array_agg(emoji) from messaging.reactions r
                          where r.tenant_id = ${ctx.tenantId} and r.message_id = id and r.person_id = ${ctx.actor.personId}), '{}') as emojis,
               coalesce((select array_agg(option) from messaging.votes v
                          where v.tenant_id = ${ctx.tenantId} and v.message_id = id and v.person_id = ${ctx.actor.personId}), '{}') as votes
      from unnest(${touched}::text[]) as id`.execute(db(ctx))
  return rows.filter(({ emojis, votes }) => emojis.length > 0 || votes.length > 0)
}
