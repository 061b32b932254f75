import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { type ActivityId, QuotaTaken, type RelayTerms } from '../../contract.ts'
import { returnQuota, tryQuota } from '../take-quota.ts'

type TakenItem = { name: string; quantity: number }
type Taking = { activityId: ActivityId; terms: RelayTerms; personId: PersonId | null; items: readonly TakenItem[] }

const ofItem = (name: string) => `item ${name}`
const ofPerson = (name: string, personId: PersonId) => `item ${name} person ${personId}`

/** Takes what each item and each person may have, by conditional statements; nothing of it remains where one fails. */
export async function tryItems(ctx: Context, taking: Taking): Promise<boolean> {
  const taken: { of: string; quantity: number }[] = []
  for (const { of, quantity, cap } of quotasOf(taking)) {
    if (await tryQuota(ctx, taking.activityId, { of, quantity, cap })) taken.push({ of, quantity })
    else {
      for (const one of taken) await returnQuota(ctx, taking.activityId, one.of, one.quantity)
      return false
    }
  }
  return true
}

/** The same. Raises `promotions.quota_taken`. */
export async function takeItems(ctx: Context, taking: Taking): Promise<void> {
  if (!(await tryItems(ctx, taking))) throw QuotaTaken()
}

/** What an entry took is there again. Counted whether there is a cap today or not, so that one can be set later. */
export async function returnItems(ctx: Context, taking: Omit<Taking, 'terms'>): Promise<void> {
  const { activityId, personId, items } = taking
  for (const { name, quantity } of items) {
    await returnQuota(ctx, activityId, ofItem(name), quantity)
    if (personId) await returnQuota(ctx, activityId, ofPerson(name, personId), quantity)
  }
}

const unlimited = 2_000_000_000

function quotasOf({ terms, personId, items }: Taking) {
  return items.flatMap(({ name, quantity }) => {
    const item = terms.items.find((one) => one.name === name)
    const all = { of: ofItem(name), quantity, cap: item?.pieces ?? unlimited }
    const own = personId ? [{ of: ofPerson(name, personId), quantity, cap: item?.perPerson ?? unlimited }] : []
    return [all, ...own]
  })
}
