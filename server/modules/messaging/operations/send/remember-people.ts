import type { Context } from '../../../../kernel/context.ts'
import type { PersonCard, PersonId } from '../../../identity/contract.ts'
import { readCards } from '../../../identity/index.ts'

const rememberMs = 20_000
const most = 10_000

/** Looks people up and remembers them for a while: a new name shows beside live messages at most so much later. */
export function rememberPeople() {
  let known = new Map<PersonId, PersonCard>()
  let since = 0
  return async (ctx: Context, ids: readonly PersonId[]): Promise<Map<PersonId, PersonCard>> => {
    if (Date.now() - since > rememberMs || known.size > most) {
      known = new Map()
      since = Date.now()
    }
    const missing = ids.filter((id) => !known.has(id))
    if (missing.length > 0) for (const [id, card] of await readCards(ctx, missing)) known.set(id, card)
    return new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id) as PersonCard]] : [])))
  }
}
