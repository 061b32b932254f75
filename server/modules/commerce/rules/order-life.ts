/** The life of an order as one table: from which state what leads where. */
import type { OrderState } from '../contract.ts'

export type OrderEvent = 'pay' | 'pay_late' | 'cancel' | 'lapse' | 'ship' | 'fetch' | 'receive' | 'close' | 'refund_all'

const life: Record<OrderEvent, Partial<Record<OrderState, OrderState>>> = {
  pay: { unpaid: 'paid' },
  /** Paid after its time, while what it had held could be taken again. */
  pay_late: { cancelled: 'paid' },
  cancel: { unpaid: 'cancelled' },
  lapse: { unpaid: 'cancelled' },
  /** With the last parcel; before, it stays paid. */
  ship: { paid: 'shipped' },
  /** Fetched with its code, or given at once. */
  fetch: { paid: 'received' },
  receive: { shipped: 'received' },
  close: { received: 'closed' },
  refund_all: { paid: 'refunded', shipped: 'refunded', received: 'refunded', closed: 'refunded' },
}

/** The state an event leads to; null where it cannot happen. */
export const after = (event: OrderEvent, state: OrderState): OrderState | null => life[event][state] ?? null
/** The states in which an event can happen. */
export const statesFor = (event: OrderEvent): OrderState[] => Object.keys(life[event]) as OrderState[]
export const events = Object.keys(life) as OrderEvent[]
