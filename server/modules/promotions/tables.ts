/** Rows of the tables of promotions. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Delivery, OrderId, PickupPointId, VariantId } from '../commerce/contract.ts'
import type { CommunityId, GroupId } from '../community/contract.ts'
import type { PersonId, TenantId } from '../identity/contract.ts'
import type {
  ActivityId,
  ActivityKind,
  BargainId,
  BargainState,
  BargainTerms,
  Channel,
  DrawId,
  EntryId,
  EntryState,
  GroupBuyTerms,
  TeamId,
  TeamState,
  Terms,
} from './contract.ts'
import type { BoostTables } from './tables/boosts.ts'
import type { PresaleTables } from './tables/presales.ts'
import type { RelayCopyTables } from './tables/relay-copies.ts'
import type { WaveTables } from './tables/waves.ts'

export type { BoostRow, BoostStageRow, BoostSupportRow } from './tables/boosts.ts'
export type { PresaleRow } from './tables/presales.ts'
export type { RelayCopyRow } from './tables/relay-copies.ts'
export type { WavePartRow, WaveRow } from './tables/waves.ts'

type Row = { tenant_id: TenantId }

export type ActivityRow = Row & {
  id: ActivityId
  kind: ActivityKind
  community_id: CommunityId
  title: string
  version: number
  terms: Terms
  channels: Channel[]
  starts_at: Date
  ends_at: Date
  paused_at: Date | null
  ended_at: Date | null
  made_by: PersonId
  made_at: Date
}
export type TeamRow = Row & {
  id: TeamId
  activity_id: ActivityId
  version: number
  terms: GroupBuyTerms
  leader_id: PersonId
  size: number
  held: number
  paid: number
  state: TeamState
  opened_at: Date
  expires_at: Date | null
  ended_at: Date | null
  ended_why: string | null
}
export type SeatRow = Row & {
  order_id: OrderId
  team_id: TeamId
  activity_id: ActivityId
  person_id: PersonId
  variant_id: VariantId
  quantity: number
  total_fen: number
  back_fen: number
  held_at: Date
  paid_at: Date | null
  left_at: Date | null
  closed_at: Date | null
  settled_at: Date | null
}
export type BargainRow = Row & {
  id: BargainId
  activity_id: ActivityId
  version: number
  terms: BargainTerms
  person_id: PersonId
  variant_id: VariantId
  price_fen: number
  floor_fen: number
  people: number
  taken: number
  state: BargainState
  started_at: Date
  expires_at: Date
  order_by: Date | null
  order_id: OrderId | null
  order_fen: number | null
}

type PurchaseRow = Row & {
  order_id: OrderId
  activity_id: ActivityId
  version: number
  person_id: PersonId
  variant_id: VariantId
  slot: string
  quantity: number
  total_fen: number
  held_at: Date
  paid_at: Date | null
  ended_at: Date | null
}

export type RelayRow = Row & {
  activity_id: ActivityId
  next_no: number
  next_place: number
  taken: number
  waiting: number
  revision: number
  closed_at: Date | null
  repeat_of: ActivityId | null
}
export type BallotRow = Row & {
  activity_id: ActivityId
  /** Sealed. */
  secret: string
  commitment: string
  committed_at: Date
  lots: number
  public_value: string | null
  drawn_at: Date | null
}
export type EntryRow = Row & {
  id: EntryId
  activity_id: ActivityId
  version: number
  no: number | null
  place: number | null
  lot: number | null
  drawn: number | null
  person_id: PersonId | null
  turn: number | null
  name: string
  state: EntryState
  delivery: Delivery
  pickup_point_id: PickupPointId | null
  note: string
  order_id: OrderId | null
  entered_at: Date
  paid_at: Date | null
  confirm_by: Date | null
  cancelled_at: Date | null
  cancelled_by: PersonId | null
  cancelled_why: string | null
  arrived_at: Date | null
}
type RelayLineRow = Row & {
  entry_id: EntryId
  line: number
  item: string
  variant_id: VariantId | null
  unit_fen: number
  quantity: number
}

export type LotteryRow = Row & {
  activity_id: ActivityId
  /** Sealed. */
  secret: string
  commitment: string
  committed_at: Date
  next_no: number
  public_value: string | null
  drawn_at: Date | null
}
export type DrawRow = Row & {
  id: DrawId
  activity_id: ActivityId
  no: number
  person_id: PersonId
  got: number | null
  won: boolean
  cost_points: number
  at: Date
  claim_by: Date | null
  claimed_at: Date | null
  /** Sealed. */
  recipient: string | null
  delivered_at: Date | null
}

export type PacketRow = Row & {
  activity_id: ActivityId
  total: number
  packets: number
  taken: number
  given: number
  expires_at: Date
  refunded_at: Date | null
  refunded: number
  holds: 'points' | 'cash'
  given_by: PersonId | null
  group_id: GroupId | null
  client_id: string | null
  returned: number
}
export type PacketClaimRow = Row & {
  id: string
  activity_id: ActivityId
  person_id: PersonId
  place: number
  amount: number
  at: Date
}

type PromotionsTables = BoostTables &
  PresaleTables &
  RelayCopyTables &
  WaveTables & {
    'promotions.packets': PacketRow
    'promotions.packet_shares': Row & { activity_id: ActivityId; place: number; amount: number }
    'promotions.packet_claims': PacketClaimRow
    'promotions.packet_months': Row & { person_id: PersonId; month: string; taken: number }
    'promotions.packet_days': Row & { person_id: PersonId; day: string; taken: number }
    'promotions.lotteries': LotteryRow
    'promotions.draws': DrawRow
    'promotions.relays': RelayRow
    'promotions.relay_ballots': BallotRow
    'promotions.relay_entries': EntryRow
    'promotions.relay_lines': RelayLineRow
    'promotions.purchases': PurchaseRow
    'promotions.activities': ActivityRow
    'promotions.versions': Row & {
      activity_id: ActivityId
      version: number
      words: unknown
      by_person: PersonId | null
      at: Date
    }
    'promotions.quotas': Row & { activity_id: ActivityId; of: string; taken: number }
    'promotions.teams': TeamRow
    'promotions.seats': SeatRow
    'promotions.bargains': BargainRow
    'promotions.cuts': Row & { bargain_id: BargainId; place: number; amount_fen: number }
    'promotions.supports': Row & { bargain_id: BargainId; person_id: PersonId; place: number | null; at: Date }
  }

/** The present transaction, seen through the tables of activities. */
export const db = (ctx: Context): Kysely<PromotionsTables> => ctx.tables<PromotionsTables>()
