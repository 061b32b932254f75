/** What is agreed with the order of a membership, and goes with it whatever becomes of the plan. */
import { z } from 'zod'

export const membershipTerms = z.object({
  days: z.number().int().nullable(),
  graceDays: z.number().int(),
  refund: z.enum(['none', 'unused_days', 'no_reason']),
  noReasonDays: z.number().int(),
})
export type MembershipTerms = z.infer<typeof membershipTerms>
