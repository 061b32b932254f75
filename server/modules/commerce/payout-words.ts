/**
 * What payouts are for is known by modules that come after this one: they leave word here of what follows when one is paid
 * or its money has come back, in the same transaction.
 */
import type { Context } from '../../kernel/context.ts'
import type { PayoutOrigin } from './contract.ts'
import type { PayoutRow } from './payout-tables.ts'

export type EndedPayout = Readonly<
  Pick<PayoutRow, 'id' | 'origin_id' | 'person_id' | 'amount_fen' | 'their_no' | 'provider' | 'returned_why'>
>

export type PayoutWord = {
  /** The money has arrived. */
  paid?: (ctx: Context, payout: EndedPayout) => Promise<void>
  /** It never will: it is back in the fund it came from. */
  returned?: (ctx: Context, payout: EndedPayout) => Promise<void>
}

const words = new Map<PayoutOrigin, PayoutWord>()

/** Said once, when the program is put together. */
export function declarePayout(origin: PayoutOrigin, word: PayoutWord): void {
  words.set(origin, word)
}

/** What was declared for an origin; nothing, when nobody did. */
export const payoutWordOf = (origin: PayoutOrigin): PayoutWord => words.get(origin) ?? {}
