/**
 * Where orders come from other than the shelf: a group buy, a bargain, a flash sale. What happens there when one of its
 * orders is paid, lapses or is refunded happens in the same transaction, though those modules come after this one; so
 * they leave word here of what is to be done.
 */
import type { Context } from '../../kernel/context.ts'
import type { Origin } from './contract.ts'
import type { OrderRow } from './tables.ts'

export type OriginOrder = Readonly<
  Pick<OrderRow, 'id' | 'number' | 'buyer_id' | 'community_id' | 'origin_id' | 'total_fen' | 'terms'>
>

/** What a payment leads to: it is fulfilled, waits for something (`awaits`), or goes back with the reason told. */
export type Acceptance = { awaits: string | null } | { refund: string }

export type OriginWord = {
  /** Paid in time, or late while the stock could be taken again. Takes its seat, token or prize by one conditional statement. */
  paid?: (ctx: Context, order: OriginOrder, late: boolean) => Promise<Acceptance>
  /** Cancelled or lapsed without payment: what it held elsewhere is free again. */
  lapsed?: (ctx: Context, order: OriginOrder) => Promise<void>
  /** All of its money goes back. */
  refunded?: (ctx: Context, order: OriginOrder) => Promise<void>
}

const words = new Map<Origin, OriginWord>()

/** Said once, when the program is put together. */
export function declareOrigin(origin: Origin, word: OriginWord): void {
  words.set(origin, word)
}

/** What was declared for orders of an origin; nothing for those of the shelf. */
export const wordOf = (origin: Origin): OriginWord => words.get(origin) ?? {}
