import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { ActivityId, BundleTerms } from '../../contract.ts'
import { returnQuota, tryQuota } from '../take-quota.ts'

export type AgreedSets = { activityId: ActivityId; version: number; sets: number; terms: BundleTerms }

const ofPerson = (personId: PersonId) => `person ${personId} sets`

/** Takes sets from what a person may have, then from what there is in all; false where there are not so many. */
export async function trySets(ctx: Context, agreed: AgreedSets, personId: PersonId): Promise<boolean> {
  const { activityId, sets, terms } = agreed
  const own = { of: ofPerson(personId), quantity: sets }
  if (terms.perPerson !== null && !(await tryQuota(ctx, activityId, { ...own, cap: terms.perPerson }))) return false
  if (terms.inAll === null || (await tryQuota(ctx, activityId, { of: 'sets', quantity: sets, cap: terms.inAll })))
    return true
  if (terms.perPerson !== null) await returnQuota(ctx, activityId, own.of, sets)
  return false
}

/** Together with the move that ended the purchase, so exactly once. */
export async function returnSets(ctx: Context, { activityId, sets, terms }: AgreedSets, personId: PersonId) {
  if (terms.perPerson !== null) await returnQuota(ctx, activityId, ofPerson(personId), sets)
  if (terms.inAll !== null) await returnQuota(ctx, activityId, 'sets', sets)
}
