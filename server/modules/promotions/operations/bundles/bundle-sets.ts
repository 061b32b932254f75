import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { type AgreedSets, setsOfPerson } from '../../rules/agreed-sets.ts'
import { returnQuota, tryQuota } from '../take-quota.ts'

/** Takes sets from what a person may have, then from what there is in all; false where there are not so many. */
export async function trySets(ctx: Context, agreed: AgreedSets, personId: PersonId): Promise<boolean> {
  const { activityId, sets, terms } = agreed
  const own = { of: setsOfPerson(personId), quantity: sets }
  if (terms.perPerson !== null && !(await tryQuota(ctx, activityId, { ...own, cap: terms.perPerson }))) return false
  if (terms.inAll === null || (await tryQuota(ctx, activityId, { of: 'sets', quantity: sets, cap: terms.inAll })))
    return true
  if (terms.perPerson !== null) await returnQuota(ctx, activityId, own.of, sets)
  return false
}

/** Together with the move that ended the purchase, so exactly once. */
export async function returnSets(ctx: Context, { activityId, sets, terms }: AgreedSets, personId: PersonId) {
  if (terms.perPerson !== null) await returnQuota(ctx, activityId, setsOfPerson(personId), sets)
  if (terms.inAll !== null) await returnQuota(ctx, activityId, 'sets', sets)
}
