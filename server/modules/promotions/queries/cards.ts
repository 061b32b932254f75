import type { Context } from '../../../kernel/context.ts'
import type { PersonCard, PersonId } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'

/** The cards of several people at once; whoever is gone is nameless. */
export async function cardsOf(ctx: Context, ids: readonly PersonId[]): Promise<(id: PersonId) => PersonCard> {
  const cards = await readCards(ctx, [...new Set(ids)])
  return (id) => cards.get(id) ?? { id, name: '', avatarFileId: null, bio: '', staffRole: null }
}
