/** 接龙 at the desk. */
import { ViewListIcon } from 'tdesign-icons-react'
import type { Delivery, PickupPointId, VariantId } from '../../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import { filled } from '../filled.ts'
import type { Good } from '../good.ts'
import { pagesOfKind } from '../kind.ts'
import { RelayDesk } from './RelayDesk.tsx'
import { RelayForm } from './RelayForm.tsx'

/** One thing to take; its good only where it is paid in the shop. */
export type ItemSaid = {
  good: Good | null
  name: string
  yuan: string
  pieces: number | null
  perPerson: number | null
}
type RelaySaid = {
  pays: 'shop' | 'none'
  goods: ItemSaid[]
  places: number | null
  perPerson: number | null
  deliveries: Delivery[]
  pickupPoints: string[]
  buyers: 'everyone' | 'leader'
  seenBy: 'everyone' | 'leader'
  confirmMinutes: number | null
  payMinutes: number | null
  coupons: boolean
  repeats: 'never' | 'weekly'
  ballotMinutes: number | null
  helpers: 'none' | 'contract'
}

const blank: RelaySaid = {
  pays: 'none',
  goods: [],
  places: null,
  perPerson: 1,
  deliveries: ['none'],
  pickupPoints: [],
  buyers: 'everyone',
  seenBy: 'everyone',
  confirmMinutes: 30,
  payMinutes: 15,
  coupons: false,
  repeats: 'never',
  ballotMinutes: null,
  helpers: 'none',
}

export const relayPages = pagesOfKind<'relay', RelaySaid>({
  kind: 'relay',
  Icon: ViewListIcon,
  blank,
  saidOf: ({ items, deliveries, pickupPoints, kind: _, ...rest }, goodOf) => ({
    ...rest,
    coupons: rest.coupons ?? false,
    deliveries: [...deliveries],
    pickupPoints: [...pickupPoints],
    goods: items.map(({ variantId, fen, ...item }) => ({
      ...item,
      good: variantId ? goodOf(variantId) : null,
      yuan: fen === 0 ? '' : yuanOf(fen),
    })),
  }),
  termsOf: ({ goods, places, ballotMinutes, pickupPoints, ...rest }) => ({
    kind: 'relay',
    ...filled(rest),
    coupons: rest.pays === 'shop' && rest.coupons,
    places,
    ballotMinutes,
    pickupPoints: pickupPoints as PickupPointId[],
    items: goods.map(({ good, name, yuan, pieces, perPerson }) => ({
      ...{ name: name ?? '', pieces, perPerson },
      variantId: rest.pays === 'shop' ? ((good?.variantId ?? null) as VariantId | null) : null,
      fen: yuan ? (fenOf(yuan) ?? Number.NaN) : 0,
    })),
  }),
  names: { items: 'goods', fen: 'yuan' },
  Form: RelayForm,
  Entries: RelayDesk,
})
