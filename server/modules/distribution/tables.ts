/** Rows of distribution's own tables. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { OrderId, PayoutId } from '../commerce/contract.ts'
import type { PersonId, TenantId } from '../identity/contract.ts'
import type { CommunityId } from '../community/contract.ts'
import type {
  BindingId,
  CommissionId,
  CoSellingId,
  CoSellingPayoutId,
  CoSellingRole,
  CoSellingSplit,
  Withdrawal,
  WithdrawalId,
} from './contract.ts'
import type { Share } from './rules/shares.ts'

type Row = { tenant_id: TenantId }

export type RulesRow = Row & {
  version: number
  since: Date
  active: boolean
  levels: 1 | 2
  first_bp: number
  second_bp: number
  cap_bp: number
  protection_days: number
  bind_mode: 'first' | 'last'
  open_to_all: boolean
  spent_fen: number
  real_name_fen: number
  least_fen: number
}
export type PromoterRow = Row & {
  person_id: PersonId
  code: string
  applied_at: Date
  approved_at: Date | null
  stopped_at: Date | null
  real_name: string | null
}
export type BindingRow = Row & {
  id: BindingId
  person_id: PersonId
  promoter_id: PersonId
  since: Date
  until: Date
  ended_at: Date | null
  ended_why: 'expired' | 'rebound' | 'stopped' | 'by_shop' | null
}
export type CommissionRow = Row & {
  id: CommissionId
  order_id: OrderId
  promoter_id: PersonId
  level: 1 | 2
  base_fen: number
  amount_fen: number
  reversed_fen: number
  state: 'pending' | 'frozen' | 'available' | 'cancelled'
  rules_version: number
  lines: Share[]
  made_at: Date
  frozen_at: Date | null
  available_at: Date | null
}
export type WithdrawalRow = Row & {
  id: WithdrawalId
  promoter_id: PersonId
  amount_fen: number
  state: Withdrawal['state']
  payout_id: PayoutId | null
  asked_at: Date
  decided_by: PersonId | null
  decided_at: Date | null
  paid_at: Date | null
  answer: string
  receipt: string | null
}

export type OwnPrice = { leastFen: number; mostFen: number }
export type CoSellingRow = Row & {
  id: CoSellingId
  title: string
  community_id: CommunityId
  through: 'community' | 'relay'
  supplier_id: PersonId
  lead_id: PersonId | null
  helper_id: PersonId | null
  offered_by: PersonId
  offered_at: Date
  accepted_at: Date | null
  ended_at: Date | null
  ended_why: string | null
}
export type SplitRow = Row & {
  order_id: OrderId
  line: number
  co_selling_id: CoSellingId
  title: string
  sold_fen: number
  supplier_fen: number
  lead_fen: number
  helper_fen: number
  supplier_back: number
  lead_back: number
  helper_back: number
  refunded_fen: number
  made_at: Date
  settled_at: Date | null
}

type DistributionTables = {
  'distribution.co_selling': CoSellingRow
  'distribution.co_selling_answers': Row & {
    co_selling_id: CoSellingId
    person_id: PersonId
    role: CoSellingRole
    answer: 'accepted' | 'declined' | null
    at: Date | null
  }
  'distribution.co_selling_goods': Row & {
    co_selling_id: CoSellingId
    product_id: string
    community_id: CommunityId
    split: CoSellingSplit
    own_price: OwnPrice | null
    running: boolean
  }
  'distribution.splits': SplitRow
  'distribution.co_selling_payouts': Row & {
    id: CoSellingPayoutId
    person_id: PersonId
    amount_fen: number
    receipt: string
    by_person: PersonId | null
    at: Date
  }
  'distribution.rules': RulesRow
  'distribution.product_rates': Row & { product_id: string; first_bp: number; second_bp: number }
  'distribution.promoters': PromoterRow
  'distribution.bindings': BindingRow
  'distribution.commissions': CommissionRow
  'distribution.withdrawals': WithdrawalRow
}

/** The present transaction, seen through distribution's tables. */
export const db = (ctx: Context): Kysely<DistributionTables> => ctx.tables<DistributionTables>()
