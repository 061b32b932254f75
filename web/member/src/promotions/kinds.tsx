/**
 * The kinds of activities and what they show to members. A kind comes onto the pages by one entry here:
 *
 * - `Part`: its part of the page of an activity: what it costs, what runs, and the one thing to do next.
 * - `entry`: where something takes place that others can come to (a team, a bargain): the beginning of its ids, its page
 *   below `/d/<id>`, and its line on a card in the chat. Left out where there is nothing of the kind.
 * - `priceOf`: the lowest price it promises for a variant, in fen, for lists and cards; null where it has none.
 * - `useDeal`: how it orders; the page of the checkout is shared. Called with what the address of `/order` says.
 *
 * Pages are read again when the server tells a change (`useWatching`), so an operation that changes a figure calls
 * `tellChange` (server/modules/promotions/operations/tell-change.ts). Words: `web/member/words/promotions.*.json`, the rules
 * and names of kinds in `web/ui/words/promotions.*.json`. A kind without an entry shows what all activities have.
 */
import type { ActivityKind } from '../../../../server/modules/promotions/contract.ts'
import { bargain } from './bargain/bargain.ts'
import { boost } from './boost/boost.ts'
import { bundle } from './bundle/bundle.ts'
import { flashSale } from './flash-sale/flash-sale.ts'
import { groupBuy } from './group-buy/group-buy.ts'
import type { MemberKind } from './kind.ts'
import { lottery } from './lottery/lottery.ts'
import { redPacket } from './red-packet/red-packet.ts'
import { relay } from './relay/relay.ts'
import { presale } from './presale/presale.ts'

const kinds: Partial<Record<ActivityKind, MemberKind>> = {
  group_buy: groupBuy,
  bargain,
  flash_sale: flashSale,
  relay,
  lottery,
  red_packet: redPacket,
  boost,
  bundle,
  presale,
}

export const kindOf = (kind: string): MemberKind | undefined => kinds[kind as ActivityKind]

/** The kind whose teams or bargains have such an id. */
export const kindOfEntry = (id: string): MemberKind | undefined =>
  Object.values(kinds).find(({ entry }) => entry && id.startsWith(`${entry.prefix}_`))
