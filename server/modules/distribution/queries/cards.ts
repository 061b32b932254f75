import type { Context } from '../../../kernel/context.ts'
import type { PersonCard, PersonId } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'

/** The cards of several people at once, as a look-up that always finds: the schema holds that they exist. */
export async function cardsOf(ctx: Context, ids: readonly PersonId[]): Promise<(id: PersonId) => PersonCard> {
  const cards = await readCards(ctx, ids)
  return (id) => {
    const card = cards.get(id)
    if (!card) throw new Error(`nobody behind ${id}`)
    return card
  }
}
