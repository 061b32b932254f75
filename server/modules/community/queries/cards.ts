import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'

/** Cards of people named by our rows, as a look-up that always finds: the schema holds that they exist. */
export async function cardsOf(ctx: Context, ids: readonly (PersonId | null)[]): Promise<(id: PersonId) => PersonCard> {
  const cards = await readCards(
    ctx,
    ids.filter((id) => id !== null),
  )
  return (id) => {
    const card = cards.get(id)
    if (!card) throw new Error(`nobody behind ${id}`)
    return card
  }
}
