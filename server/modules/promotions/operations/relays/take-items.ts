import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { type ActivityId, QuotaTaken, type RelayTerms } from '../../contract.ts'
import { poolOf } from '../../queries/relays/find-copies.ts'
import { returnQuota, tryQuota } from '../take-quota.ts'

type TakenItem = { name: string; quantity: number }
type Taking = { activityId: ActivityId; terms: RelayTerms; personId: PersonId | null; items: readonly TakenItem[] }

const ofItem = (name: string) => `item ${name}`
const ofPerson = (name: string, personId: PersonId) => `item ${name} person ${personId}`

/**
 * Takes what each item and each person may have, by conditional statements; nothing of it remains where one fails. A copy
 * takes from its source, by what the source says now.
 */
export async function tryItems(ctx: Context, taking: Taking): Promise<boolean> {
  const taken: { of: string; quantity: number }[] = []
  const pool = await poolOf(ctx, taking.activityId)
  const from = pool?.id ?? taking.activityId
  for (const { of, quantity, cap } of quotasOf({ ...taking, terms: pool?.terms ?? taking.terms })) {
    if (await tryQuota(ctx, from, { of, quantity, cap })) taken.push({ of, quantity })
    else {
      for (const one of taken) await returnQuota(ctx, from, one.of, one.quantity)
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
  const from = (await poolOf(ctx, taking.activityId))?.id ?? taking.activityId
  for (const { of, quantity } of inOrder(quotasWithout(taking))) await returnQuota(ctx, from, of, quantity)
}

const unlimited = 2_000_000_000

/** A relay and its copies take from the same rows: always in this order, so that nobody waits in a ring. */
const inOrder = <Q extends { of: string }>(quotas: readonly Q[]): Q[] =>
  [...quotas].sort((a, b) => (a.of < b.of ? -1 : 1))

function quotasWithout({ personId, items }: Omit<Taking, 'terms'>) {
  return items.flatMap(({ name, quantity }) => [
    { of: ofItem(name), name, quantity, isOwn: false },
    ...(personId ? [{ of: ofPerson(name, personId), name, quantity, isOwn: true }] : []),
  ])
}

function quotasOf({ terms, ...taking }: Taking) {
  return inOrder(quotasWithout(taking)).map(({ of, name, quantity, isOwn }) => {
    const item = terms.items.find((one) => one.name === name)
    return { of, quantity, cap: (isOwn ? item?.perPerson : item?.pieces) ?? unlimited }
  })
}
