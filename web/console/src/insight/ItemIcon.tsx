import {
  ChatBubbleHelpIcon,
  ErrorTriangleIcon,
  CartIcon,
  GestureApplauseIcon,
  SleepIcon,
  SnowflakeIcon,
  MoneyIcon,
  UploadIcon,
  UserAddIcon,
  UserTimeIcon,
  WaveLeftIcon,
} from 'tdesign-icons-react'
import type { TodayItem } from './shapes.ts'

const icons: Record<TodayItem['kind'], { Icon: typeof UploadIcon; tone: 'amber' | 'red' | 'brand' }> = {
  turning_cold: { Icon: SnowflakeIcon, tone: 'amber' },
  went_silent: { Icon: SleepIcon, tone: 'red' },
  question_waiting: { Icon: ChatBubbleHelpIcon, tone: 'amber' },
  advert_flood: { Icon: ErrorTriangleIcon, tone: 'red' },
  join_request: { Icon: UserAddIcon, tone: 'amber' },
  import_failed: { Icon: UploadIcon, tone: 'red' },
  person_to_thank: { Icon: GestureApplauseIcon, tone: 'brand' },
  newcomer_unanswered: { Icon: WaveLeftIcon, tone: 'amber' },
  shop_attention: { Icon: MoneyIcon, tone: 'red' },
  books_differ: { Icon: MoneyIcon, tone: 'red' },
  withdrawals_waiting: { Icon: MoneyIcon, tone: 'amber' },
  promoters_applied: { Icon: MoneyIcon, tone: 'brand' },
  orders_to_ship: { Icon: CartIcon, tone: 'amber' },
  waiting_list: { Icon: UserTimeIcon, tone: 'amber' },
}

/** The sign of a thing that waits: amber needs someone, red is harm or loss. */
export function ItemIcon({ kind }: { kind: TodayItem['kind'] }) {
  const { Icon, tone } = icons[kind]
  return (
    <span className={`item-icon tag-${tone}`} aria-hidden="true">
      <Icon />
    </span>
  )
}
