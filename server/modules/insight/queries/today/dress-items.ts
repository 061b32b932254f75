/** Puts faces and words to the lines of 今日, all with one question each. */
import type { Context } from '../../../../kernel/context.ts'
import type { PersonCard } from '../../../identity/contract.ts'
import { readCards } from '../../../identity/index.ts'
import { readTexts } from '../../../messaging/index.ts'
import type { TodayItem } from '../../contract.ts'
import { type BareItem, excerptOf } from './desk.ts'

/** What a line says of its own accord stays; else it quotes its message. */
export async function dressItems(ctx: Context, items: readonly BareItem[]): Promise<TodayItem[]> {
  const cards = await readCards(ctx, [...new Set(items.flatMap(({ personId }) => personId ?? []))])
  const texts = await readTexts(
    ctx,
    items.flatMap(({ messageId, excerpt }) => (messageId && !excerpt ? messageId : [])),
  )
  return items.map(({ personId, ...item }) => ({
    ...item,
    person: faceOf(personId ? cards.get(personId) : undefined),
    excerpt: item.excerpt || excerptOf((item.messageId && texts.get(item.messageId)) || ''),
  }))
}

function faceOf(card: PersonCard | undefined): TodayItem['person'] {
  return card ? { id: card.id, name: card.name, avatarFileId: card.avatarFileId } : null
}
