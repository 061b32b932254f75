/** What a payment, its lapse or its refund means for orders that came from an activity. */
import type { OriginWord } from '../commerce/index.ts'
import { endBundle, payBundle } from './operations/bundles/pay-bundle.ts'
import { lapseBargain, payBargain } from './operations/pay-bargain.ts'
import { endFlash, payFlash } from './operations/pay-flash.ts'
import { paySeat } from './operations/pay-seat.ts'
import { lapsePresale, payPresale, refundPresale } from './operations/presales/pay-presale.ts'
import { refundSeat } from './operations/refund-seat.ts'
import { lapseEntry, payEntry, refundEntry } from './operations/relays/pay-entry.ts'
import { lapseSeat } from './operations/seat-again.ts'

export const seatWord: OriginWord = { paid: paySeat, lapsed: lapseSeat, refunded: refundSeat }
export const bargainWord: OriginWord = { paid: payBargain, lapsed: lapseBargain }
export const flashWord: OriginWord = { paid: payFlash, lapsed: endFlash, refunded: endFlash }
export const entryWord: OriginWord = { paid: payEntry, lapsed: lapseEntry, refunded: refundEntry }
export const bundleWord: OriginWord = { paid: payBundle, lapsed: endBundle, refunded: endBundle }
export const presaleWord: OriginWord = { paid: payPresale, lapsed: lapsePresale, refunded: refundPresale }
