/** What a payment, its lapse or its refund means for orders that came from an activity. */
import type { OriginWord, PayoutWord } from '../commerce/index.ts'
import { endDeals, payDeals } from './operations/deals/pay-deals.ts'
import { endBundle, payBundle } from './operations/bundles/pay-bundle.ts'
import { lapseBargain, payBargain } from './operations/pay-bargain.ts'
import { endFlash, payFlash } from './operations/pay-flash.ts'
import { paySeat } from './operations/pay-seat.ts'
import { lapsePresale, payPresale, refundPresale } from './operations/presales/pay-presale.ts'
import { noteTaken, takeBackCash } from './operations/red-packets/refund-packets.ts'
import { refundSeat } from './operations/refund-seat.ts'
import { lapseEntry, payEntry, refundEntry } from './operations/relays/pay-entry.ts'
import { lapseSeat } from './operations/seat-again.ts'

export const seatWord: OriginWord = { paid: paySeat, lapsed: lapseSeat, refunded: refundSeat }
const bargainWord: OriginWord = { paid: payBargain, lapsed: lapseBargain }
const flashWord: OriginWord = { paid: payFlash, lapsed: endFlash, refunded: endFlash }
const entryWord: OriginWord = { paid: payEntry, lapsed: lapseEntry, refunded: refundEntry }
const bundleWord: OriginWord = { paid: payBundle, lapsed: endBundle, refunded: endBundle }
const presaleWord: OriginWord = { paid: payPresale, lapsed: lapsePresale, refunded: refundPresale }

/** Ordered from the cart, with the sets that it made up. */
export const cartWord: OriginWord = { paid: payDeals, lapsed: endDeals, refunded: endDeals }

/** Orders of these origins are placed in activities. */
export const origins = {
  group_buy: seatWord,
  bargain: bargainWord,
  flash_sale: flashWord,
  relay: entryWord,
  bundle: bundleWord,
  presale: presaleWord,
} as const satisfies Readonly<Record<string, OriginWord>>
export const isOfActivity = (origin: string): boolean => origin in origins

/** Money out of a red packet has arrived, or comes back. */
export const packetWord: PayoutWord = { paid: noteTaken, returned: takeBackCash }
