/** The tabs of the order desk: every state, and what can be shipped now. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { type countOrdersEndpoint, orderState } from '../../../../server/modules/commerce/contract.ts'

type Counts = AnswerOf<typeof countOrdersEndpoint>

export const orderTabs = ['all', 'toShip', ...orderState.options] as const
export type OrderTab = (typeof orderTabs)[number]

export function countOf(tab: OrderTab, { states, toShip }: Pick<Counts, 'states' | 'toShip'>): number {
  if (tab === 'toShip') return toShip
  if (tab === 'all') return Object.values(states).reduce((sum, orders) => sum + orders, 0)
  return states[tab] ?? 0
}
