/** What an order keeps of the sets in it: later versions of their bundle change nothing. */
import type { Bound } from '../../commerce/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { ActivityId, BundleTerms } from '../contract.ts'

export type AgreedSets = { activityId: ActivityId; version: number; sets: number; terms: BundleTerms }

/** Sets in an order from the cart: which pieces they bound, and what those cost together. */
export type AgreedDeal = AgreedSets & { bound: readonly Bound[]; totalFen: number }

/** What the sets that a person has are counted under. */
export const setsOfPerson = (personId: PersonId): string => `person ${personId} sets`
