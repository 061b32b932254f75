/** What is agreed with the order of a membership, and goes with it whatever becomes of the plan. */
import { z } from 'zod'
import { groupId } from '../../community/contract.ts'
import { monthlyCoupon } from '../contract.ts'

export const membershipTerms = z.object({
  days: z.number().int().nullable(),
  /** The moment at which it ends for everybody (固定期限). */
  until: z.coerce.date().nullable().default(null),
  /** Coupons of every month. */
  monthly: z.array(monthlyCoupon).default([]),
  graceDays: z.number().int(),
  refund: z.enum(['none', 'unused_days', 'no_reason']),
  noReasonDays: z.number().int(),
  mostRefunds: z.number().int().nullable().default(null),
  mostExits: z.number().int().nullable().default(null),
  afterEnd: z.enum(['leaves', 'reads']).default('leaves'),
  /** Bought at the door of this group: the payment takes a seat there, or goes back. */
  seatIn: groupId.nullable().default(null),
})
export type MembershipTerms = z.infer<typeof membershipTerms>
