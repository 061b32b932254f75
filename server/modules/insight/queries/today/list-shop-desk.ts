/** What waits in the shop, for those who stand at its desk: one line each. */
import type { Context } from '../../../../kernel/context.ts'
import { readDesk, type Waiting } from '../../../commerce/index.ts'
import type { TodayItem } from '../../contract.ts'
import { type BareItem, blankItem, type Lines } from './desk.ts'

/** Money and orders that need somebody come with the most urgent; parcels that wait do not. */
export async function listShopDesk(ctx: Context): Promise<Lines> {
  const { attention, toShip } = await readDesk(ctx)
  const items = [lineOf('shop_attention', 3, attention), lineOf('orders_to_ship', 2, toShip)].flat()
  return { items, all: items.length }
}

const lineOf = (kind: TodayItem['kind'], urgency: 2 | 3, { count, since }: Waiting): BareItem[] =>
  count === 0
    ? []
    : [{ ...blankItem, kind, urgency, groupId: null, groupName: '', count, since: since?.toISOString() ?? null }]
