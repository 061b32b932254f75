/** What a tiding says: its sentence is filled with days, hours and sums as they are said here. */
import type { Tiding } from '../../../../server/modules/notices/contract.ts'

type Told = Pick<Tiding, 'kind' | 'facts'>
type Formats = { dayOf: (at: string) => string; stamp: (at: string) => string; money: (fen: number) => string }

export function wordsOfTiding({ facts }: Told, { dayOf, stamp, money }: Formats): Record<string, string | number> {
  const { endsAt, until, amountFen } = facts
  return {
    ...facts,
    day: typeof endsAt === 'string' ? dayOf(endsAt) : '',
    moment: typeof until === 'string' ? stamp(until) : '',
    money: typeof amountFen === 'number' ? money(amountFen) : '',
  }
}

/** Where one goes from it. */
export function placeOfTiding({ kind, facts }: Told): string {
  const { communityId, activityId, teamId, orderId } = facts
  if (kind === 'membership_ending') return `/c/${communityId}/membership`
  if (kind === 'activity_refunded') return `/me/orders/${orderId}`
  if (kind === 'coupon_given' || kind === 'coupons_monthly') return '/me/coupons'
  if (kind === 'payout_waiting') return `/payouts/${facts.payoutId}`
  if (teamId) return `/d/${teamId}`
  return activityId ? `/c/${communityId}/activities/${activityId}` : '/me'
}
