/** Rows of coupons. */
import type { CommunityId } from '../community/contract.ts'
import type { PersonId, TenantId } from '../identity/contract.ts'
import type { CouponId, CouponWay, MembershipId, OrderId, TakenCoupon, TakenCouponId } from './contract.ts'

type Row = { tenant_id: TenantId }

export type CouponRow = Row & {
  id: CouponId
  title: string
  community_id: CommunityId | null
  off_fen: number | null
  off_share: number | null
  most_fen: number | null
  threshold_fen: number
  scope: 'all' | 'category' | 'product'
  scope_ids: string[]
  way: CouponWay
  total: number | null
  issued: number
  per_person: number
  valid_from: Date | null
  valid_to: Date | null
  valid_days: number | null
  made_at: Date
  stopped_at: Date | null
}
export type TakenCouponRow = Row & {
  id: TakenCouponId
  coupon_id: CouponId
  person_id: PersonId
  way: TakenCoupon['got']
  issue_key: string | null
  membership_id: MembershipId | null
  taken_at: Date
  valid_from: Date
  valid_to: Date
  order_id: OrderId | null
  used_at: Date | null
}
