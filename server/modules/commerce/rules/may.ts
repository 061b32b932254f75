/** What somebody may do with an order now; the pages show these and no other buttons. */
import type { Context } from '../../../kernel/context.ts'
import type { Order, OrderState } from '../contract.ts'
import { after } from './order-life.ts'

type Life = {
  state: OrderState
  awaits: string | null
  delivery: Order['delivery']
  buyer_id: string
  paid_fen: number
  refunded_fen: number
  pay_by: Date
}

/** What the actor may do with an order now. `asking`: a request after the sale is open already. */
export function mayOf({ actor, now }: Pick<Context, 'actor' | 'now'>, order: Life, asking: boolean): Order['may'] {
  const person = actor.kind === 'person' ? actor : null
  const mine = person?.personId === order.buyer_id
  const desk = person ? person.staffRole !== null : true
  const money = person ? /^(owner|admin)$/.test(person.staffRole ?? '') : true
  const left = order.refunded_fen < order.paid_fen
  const free = order.awaits === null
  const all: [Order['may'][number], boolean][] = [
    ['pay', mine && after('pay', order.state) !== null && order.pay_by > now],
    ['cancel', (mine || money) && after('cancel', order.state) !== null],
    ['confirm', mine && after('receive', order.state) !== null],
    ['after_sale', mine && !asking && left && free && /^(paid|shipped|received)$/.test(order.state)],
    ['ship', desk && order.state === 'paid' && order.delivery === 'express' && free],
    ['redeem', desk && order.state === 'paid' && /^(pickup|code)$/.test(order.delivery) && free],
    ['refund', money && left && after('refund_all', order.state) !== null],
    ['note', desk && !mine],
  ]
  return all.filter(([, may]) => may).map(([what]) => what)
}
