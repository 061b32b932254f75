/** Puts evidence into the words of the window. */
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../../kernel/people.ts'
import { readCards } from '../../../identity/index.ts'
import type { MessageId } from '../../../messaging/contract.ts'
import { viewMessagesById } from '../../../messaging/index.ts'
import type { Evidence } from '../list-evidence.ts'

export type Line = { id: MessageId; at: Date; personId: PersonId; text: string }
export type Person = { personId: PersonId; at: Date | null; count: number }

/** Lines that are already at hand; `all` are as many as there are, in the order in which they shall be shown. */
export async function showLines(ctx: Context, all: readonly Line[], limit: number): Promise<Evidence> {
  const shown = all.slice(0, limit)
  const cards = await readCards(
    ctx,
    shown.map(({ personId }) => personId),
  )
  const messages = shown.map(({ id, at, personId, text }) => ({
    id,
    at: at.toISOString(),
    by: cards.get(personId)?.name ?? '',
    text,
    estimated: false,
  }))
  return { messages, members: [], total: all.length }
}

/** Messages by their ids, in that order; `estimated` are those that belong here by the model alone. */
export async function showMessages(
  ctx: Context,
  ids: readonly MessageId[],
  total: number,
  estimated: ReadonlySet<MessageId> = new Set(),
): Promise<Evidence> {
  const found = await viewMessagesById(ctx, ids)
  const messages = ids.flatMap((id) => found.get(id) ?? [])
  const cards = await readCards(
    ctx,
    messages.flatMap(({ by }) => (by ? [by as PersonId] : [])),
  )
  const nameOf = (by: string | null) => cards.get(by as PersonId)?.name ?? ''
  return {
    messages: messages.map(({ id, at, by, text }) => ({
      id: id as MessageId,
      at,
      by: nameOf(by),
      text,
      estimated: estimated.has(id as MessageId),
    })),
    members: [],
    total,
  }
}

export async function showPeople(ctx: Context, people: readonly Person[], total: number): Promise<Evidence> {
  const cards = await readCards(
    ctx,
    people.map(({ personId }) => personId),
  )
  const members = people.flatMap(({ personId, at, count }) => {
    const card = cards.get(personId)
    if (!card) return []
    const person = { id: card.id, name: card.name, avatarFileId: card.avatarFileId }
    return [{ person, at: at?.toISOString() ?? null, count }]
  })
  return { messages: [], members, total }
}
