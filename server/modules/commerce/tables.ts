/** Rows of commerce's own tables. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { CommunityId, GroupId } from '../community/contract.ts'
import type { PersonId, TenantId } from '../identity/contract.ts'
import type { CouponRow, TakenCouponRow } from './coupon-tables.ts'
import type { GoodsImportRow } from './goods-tables.ts'
import type { PayoutRow } from './payout-tables.ts'
import type {
  AfterSale,
  AfterSaleId,
  CategoryId,
  Delivery,
  GoodsMeanings,
  MembershipId,
  MonthlyCoupon,
  OrderId,
  OrderState,
  Origin,
  PaymentId,
  PictureId,
  PickupPointId,
  Plan,
  PlanId,
  ProductId,
  ProductKind,
  Provider,
  RefundId,
  ShipmentId,
  VariantId,
} from './contract.ts'

type Row = { tenant_id: TenantId }

export type ProductRow = Row & {
  id: ProductId
  kind: ProductKind
  title: string
  subtitle: string
  description: string
  images: PictureId[]
  category_id: CategoryId | null
  community_id: CommunityId | null
  deliveries: Delivery[]
  freight_fen: number
  limit_per_order: number | null
  limit_per_person: number | null
  commission_allowed: boolean
  coupons_allowed: boolean
  version: number
  made_at: Date
  shown_at: Date | null
  removed_at: Date | null
}
export type OrderRow = Row & {
  id: OrderId
  number: string
  buyer_id: PersonId
  community_id: CommunityId
  group_id: GroupId | null
  origin: Origin
  origin_id: string | null
  state: OrderState
  awaits: string | null
  delivery: Delivery
  recipient: string | null
  pickup_point_id: PickupPointId | null
  goods_fen: number
  discount_fen: number
  freight_fen: number
  total_fen: number
  paid_fen: number
  refunded_fen: number
  buyer_note: string
  owner_note: string
  terms: unknown
  placed_at: Date
  pay_by: Date
  paid_at: Date | null
  shipped_at: Date | null
  received_at: Date | null
  closed_at: Date | null
  ended_why: string | null
  attention: string | null
}
export type OrderLineRow = Row & {
  order_id: OrderId
  line: number
  variant_id: VariantId
  product_id: ProductId
  title: string
  variant: string
  image: string | null
  kind: ProductKind
  quantity: number
  unit_fen: number
  discount_fen: number
  freight_fen: number
  holds_stock: boolean
  refunded_quantity: number
  refunded_fen: number
  shipped_quantity: number
}
export type PaymentRow = Row & {
  id: PaymentId
  order_id: OrderId
  provider: Provider
  trade_no: string
  amount_fen: number
  state: 'open' | 'paid' | 'closed'
  way: string
  opened_at: Date
  expires_at: Date
  settled_at: Date | null
  their_no: string | null
  use: 'order' | 'unapplied' | null
}
export type RefundRow = Row & {
  id: RefundId
  order_id: OrderId
  payment_id: PaymentId
  refund_no: string
  amount_fen: number
  lines: unknown
  why: string
  back_to_stock: boolean
  state: 'due' | 'sent' | 'done' | 'failed'
  tries: number
  failure: string | null
  asked_by: PersonId | null
  asked_at: Date
  done_at: Date | null
}

export type AfterSaleRow = Row & {
  id: AfterSaleId
  order_id: OrderId
  kind: AfterSale['kind']
  lines: AfterSale['lines']
  amount_fen: number
  reason: string
  images: string[]
  state: AfterSale['state']
  answer: string
  tracking: string | null
  refund_id: RefundId | null
  asked_at: Date
  settled_at: Date | null
}

export type PlanRow = Row & {
  id: PlanId
  variant_id: VariantId
  community_id: CommunityId
  name: string
  benefits: string[]
  days: number | null
  price_fen: number
  trial_days: number
  grace_days: number
  refund: Plan['refund']
  no_reason_days: number
  until_day: string | null
  monthly: MonthlyCoupon[]
  version: number
  made_at: Date
  shown_at: Date | null
}
export type MembershipRow = Row & {
  id: MembershipId
  plan_id: PlanId
  community_id: CommunityId
  person_id: PersonId
  order_id: OrderId | null
  starts_at: Date
  ends_at: Date | null
  grace_until: Date | null
  ended_at: Date | null
  lapsed_at: Date | null
  reminded_at: Date | null
}
type MembershipRulesRow = Row & {
  community_id: CommunityId
  most_refunds: number | null
  most_exits: number | null
  after_end: 'leaves' | 'reads'
  version: number
  changed_at: Date
}
export type { CouponRow, TakenCouponRow }

export type CommerceTables = {
  'commerce.plans': PlanRow
  'commerce.memberships': MembershipRow
  'commerce.membership_rules': MembershipRulesRow
  'commerce.coupons': CouponRow
  'commerce.taken_coupons': TakenCouponRow
  'commerce.categories': Row & { id: CategoryId; name: string; place: number }
  'commerce.pictures': Row & {
    id: PictureId
    sha256: string
    alt: string
    bytes: number
    width: number
    height: number
    made_at: Date
    unused_since: Date | null
  }
  'commerce.products': ProductRow
  'commerce.goods_imports': GoodsImportRow
  'commerce.goods_mappings': Row & { headings_key: string; mapping: GoodsMeanings; chosen_at: Date }
  'commerce.variants': Row & {
    id: VariantId
    product_id: ProductId
    name: string
    sku: string | null
    price_fen: number
    place: number
    retired_at: Date | null
  }
  'commerce.stock': Row & { variant_id: VariantId; on_hand: number; held: number; kept_back: number }
  'commerce.cart_lines': Row & {
    person_id: PersonId
    community_id: CommunityId
    variant_id: VariantId
    quantity: number
    put_at: Date
  }
  'commerce.orders': OrderRow
  'commerce.order_lines': OrderLineRow
  'commerce.payments': PaymentRow
  'commerce.payouts': PayoutRow
  'commerce.refunds': RefundRow
  'commerce.after_sales': AfterSaleRow
  'commerce.shipments': Row & {
    id: ShipmentId
    order_id: OrderId
    carrier: string
    tracking: string
    lines: unknown
    by_person: PersonId | null
    at: Date
  }
  'commerce.redeem_codes': Row & {
    code: string
    order_id: OrderId
    made_at: Date
    redeemed_at: Date | null
    redeemed_by: PersonId | null
    void_at: Date | null
  }
  'commerce.pickup_points': Row & {
    id: PickupPointId
    name: string
    address: string
    hours: string
    closed_at: Date | null
  }
  'commerce.payment_settings': Row & {
    provider: Provider
    active: boolean
    merchant: string
    sealed: string | null
    changed_at: Date
  }
}

/** The present transaction, seen through the shop's tables. */
export const db = (ctx: Context): Kysely<CommerceTables> => ctx.tables<CommerceTables>()
