/** A plan as its form holds it, in yuan and lines, and as the contract takes it. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { CouponId, makePlanEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../commerce/fen.ts'
import type { Plan } from './shapes.ts'

/** 月, 季, 年, 自定天数, 固定到期日, 永久. */
export const planLengths = ['month', 'quarter', 'year', 'days', 'until', 'forever'] as const
type PlanLength = (typeof planLengths)[number]
const usual: Partial<Record<PlanLength, number>> = { month: 30, quarter: 90, year: 365 }

export type PlanSaid = Pick<Plan, 'name' | 'refund' | 'shown'> & {
  /** Of the plan that was opened; a draft remembers on which it was written. */
  version?: number
  /** Coupons of every month. */
  monthly?: ({ couponId?: string; count?: number | null } | undefined)[]
  /** One to a line. */
  benefits: string
  length: PlanLength
  days?: number | null
  untilDay?: string
  yuan: string
  trialDays?: number | null
  graceDays?: number | null
  noReasonDays?: number | null
}

export const blankPlan: PlanSaid = {
  name: '',
  benefits: '',
  monthly: [],
  length: 'year',
  yuan: '',
  trialDays: 0,
  graceDays: 3,
  refund: 'unused_days',
  shown: true,
}

export function lengthOf({ days, untilDay }: Pick<Plan, 'days' | 'untilDay'>): PlanLength {
  if (untilDay) return 'until'
  if (days === null) return 'forever'
  return planLengths.find((one) => usual[one] === days) ?? 'days'
}

export const saidOf = (plan: Plan): PlanSaid => ({
  name: plan.name,
  refund: plan.refund,
  shown: plan.shown,
  version: plan.version,
  benefits: plan.benefits.join('\n'),
  monthly: plan.monthly.map(({ coupon, count }) => ({ couponId: coupon.id as string, count })),
  length: lengthOf(plan),
  days: plan.days,
  ...(plan.untilDay ? { untilDay: plan.untilDay } : {}),
  yuan: yuanOf(plan.priceFen),
  trialDays: plan.trialDays,
  graceDays: plan.graceDays,
  noReasonDays: plan.noReasonDays || null,
})

export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The form has refused amounts that are none, so that `yuan` can be read. */
export const wordsOf = (said: PlanSaid): Omit<InputOf<typeof makePlanEndpoint>, 'communityId'> => ({
  name: said.name,
  benefits: linesOf(said.benefits),
  monthly: (said.monthly ?? []).flatMap((one) =>
    one?.couponId ? [{ couponId: one.couponId as CouponId, count: one.count ?? 1 }] : [],
  ),
  days: usual[said.length] ?? (said.length === 'days' ? (said.days ?? null) : null),
  untilDay: said.length === 'until' ? (said.untilDay ?? null) : null,
  priceFen: fenOf(said.yuan) ?? 0,
  trialDays: said.trialDays ?? 0,
  graceDays: said.graceDays ?? 0,
  refund: said.refund,
  noReasonDays: said.refund === 'no_reason' ? (said.noReasonDays ?? 0) : 0,
  shown: said.shown,
})

const fieldNames: Readonly<Record<string, string>> = { priceFen: 'yuan' }

/** Where in the form a field of the contract stands. */
export const fieldOf = (path: string): string => {
  const [first = ''] = path.split('.')
  return fieldNames[first] ?? first
}
