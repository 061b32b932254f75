/**
 * The kinds of activities and their pages at the desk. A kind comes onto the pages by one entry here:
 *
 * 1. `<kind>/<kind>.ts`: what its form holds (`Said`), blank, and how that becomes terms and is read from them. Amounts are
 *    yuan as typed, goods are a `Good` with their columns. `names` says where a field of the contract stands in the form.
 * 2. `<kind>/<Kind>Form.tsx`: its questions, made of `TermNumber`, `TermYuan`, `TermMinutes`, `TermSwitch`, `TermChoice` and
 *    `GoodsFields`. They check themselves by the declared terms of the contract: no rule is written twice.
 * 3. Words: `activityKind.<kind>` and `promotions.rules.*` in `web/ui/words/promotions.*.json` (both apps);
 *    `kindText.<kind>`, `entries.<kind>.*` and `terms.*` in `web/console/words/promotions.*.json`.
 * 4. The table of what takes place needs an arm in `server/modules/promotions/queries/list-entries.ts`; its states are
 *    `entryState.*`. A kind whose rows do not fit that table brings `Entries` of its own.
 *
 * The member app has its own registry: `web/member/src/promotions/kinds.tsx`. A kind without an entry is neither offered nor
 * broken: it is listed, and its page shows what all kinds have.
 */
import type { ActivityKind } from '../../../../server/modules/promotions/contract.ts'
import { bargainPages } from './bargain/bargain.ts'
import { boostPages } from './boost/boost.ts'
import { bundlePages } from './bundle/bundle.ts'
import { flashSalePages } from './flash-sale/flash-sale.ts'
import { groupBuyPages } from './group-buy/group-buy.ts'
import type { KindPages } from './kind.ts'
import { lotteryPages } from './lottery/lottery.ts'
import { presalePages } from './presale/presale.ts'
import { redPacketPages } from './red-packet/red-packet.ts'
import { relayPages } from './relay/relay.ts'

const kinds: Partial<Record<ActivityKind, KindPages>> = {
  group_buy: groupBuyPages,
  bargain: bargainPages,
  flash_sale: flashSalePages,
  relay: relayPages,
  lottery: lotteryPages,
  red_packet: redPacketPages,
  boost: boostPages,
  bundle: bundlePages,
  presale: presalePages,
}

/** The pages of a kind, if it has any. */
export const pagesOf = (kind: string | undefined): KindPages | undefined => kinds[kind as ActivityKind]

/** Kinds that can be made here, in the order they are offered. */
export const offeredKinds = Object.keys(kinds) as ActivityKind[]
