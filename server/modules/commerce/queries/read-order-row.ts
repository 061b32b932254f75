import type { Context } from '../../../kernel/context.ts'
import type { OrderId } from '../contract.ts'
import { accessOrder } from '../access.ts'
import type { OrderRow } from '../tables.ts'

/** An order for another module, its row held until the transaction ends when it is `toChange`. Raises `kernel.not_found`. */
export const readOrderRow = (ctx: Context, orderId: OrderId, purpose: 'toRead' | 'toChange'): Promise<OrderRow> =>
  accessOrder(ctx, orderId, purpose)
