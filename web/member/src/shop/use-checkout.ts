import {
  type Delivery,
  listMyCouponsEndpoint,
  listProvidersEndpoint,
  type PickupPointId,
  type PlacedOrder,
  placeOrderEndpoint,
  type Quote,
  quoteOrderEndpoint,
  readCartEndpoint,
  readProductEndpoint,
  type TakenCoupon,
  type TakenCouponId,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId, GroupId } from '../../../../server/modules/community/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { keepDraft, readDraft, useDraft } from '../../../ui/drafts.ts'
import { serverNow } from '../../../ui/server-time.ts'
import { go } from '../app/router.ts'
import { channelHere } from '../promotions/here.ts'
import { linesOf, type Wanted } from './offers.ts'
import { lacksOf, noRecipient, type RecipientWords } from './recipient.ts'
import { type UsableCoupon, usableCoupons } from './usable-coupons.ts'
import { useState } from 'react'

export type CheckoutProps = {
  communityId: CommunityId
  /** The chat it is ordered in. */
  groupId?: GroupId
  wanted: readonly Wanted[]
  isFromCart?: boolean
  setQuantity?: (quantity: number) => void
}

/** What is typed until the order is placed; the recipient is remembered from the last order. */
export type Filled = {
  delivery: Delivery | null
  recipient: RecipientWords
  pickupPointId: string | null
  note: string
}

const lastRecipient = 'recipient'

/** Ways that all goods of an order have in common. */
export function deliveriesOf(wanted: readonly Wanted[]): Delivery[] {
  const [first, ...others] = wanted.map(({ product }) => product.deliveries)
  return (first ?? []).filter((way) => others.every((ways) => ways.includes(way)))
}

/** An order that is being made: what was filled in, what it costs, what stands against it. Whatever made its price. */
export type CheckingOut = Omit<Filling, 'drop' | 'check' | 'placeWords'> & {
  quote: { data: Quote | undefined; error: Error | null }
  place: { error: Error | null; isPending: boolean; reset: () => void }
  submit: () => void
  /** There is no way to pay now. */
  isShut: boolean
  /** Coupons that lower it, and which of them does; an order that bears none has none to choose. */
  coupons?: { all: readonly UsableCoupon[]; chosen: string | null; choose: (id: string | null) => void }
}
type Filling = ReturnType<typeof useFilling>

/** What is typed for an order, kept until it is placed. */
export function useFilling(communityId: CommunityId, ways: readonly Delivery[]) {
  const [filled, fill, drop] = useDraft<Filled>(`checkout.${communityId}`, {
    delivery: null,
    recipient: readDraft<RecipientWords>(lastRecipient) ?? noRecipient,
    pickupPointId: null,
    note: '',
  })
  const [isChecked, setIsChecked] = useState(false)
  const delivery = filled.delivery && ways.includes(filled.delivery) ? filled.delivery : (ways[0] ?? null)
  const lacks = lacksOf(filled.recipient)
  const isComplete =
    delivery === 'express' ? Object.keys(lacks).length === 0 : delivery !== 'pickup' || filled.pickupPointId !== null
  return {
    ...{ filled, fill, ways, delivery, isChecked, isComplete },
    lacks: isChecked ? lacks : {},
    check: () => setIsChecked(true),
    /** It is placed: the recipient is remembered for the next order. */
    drop: () => {
      keepDraft(lastRecipient, filled.recipient)
      drop()
    },
    placeWords: {
      delivery: delivery ?? 'none',
      ...(delivery === 'express' ? { recipient: filled.recipient } : {}),
      ...(delivery === 'pickup' ? { pickupPointId: filled.pickupPointId as PickupPointId } : {}),
      note: filled.note.trim(),
    } as const,
  }
}

/** Ordering from the shelf at its prices. */
export function useCheckout({ communityId, groupId, wanted, isFromCart = false }: CheckoutProps): CheckingOut {
  const filling = useFilling(communityId, deliveriesOf(wanted))
  const { drop, check, placeWords, ...shown } = filling
  const { delivery, isComplete } = shown
  const coupons = useCoupons(wanted)
  const wish = {
    communityId,
    ...(groupId ? { groupId } : {}),
    lines: linesOf(wanted),
    delivery: delivery ?? 'none',
    ...(coupons.chosen ? { takenCouponId: coupons.chosen as TakenCouponId } : {}),
    fromCart: isFromCart,
    channel: channelHere(),
  }
  const quote = useAsk(quoteOrderEndpoint, wish, {
    enabled: delivery !== null,
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const providers = useAsk(listProvidersEndpoint, {})
  const place = usePlacing({ placed: drop, priceChanged: () => void quote.refetch() })
  function submit() {
    check()
    if (!delivery || !quote.data || quote.isPlaceholderData || !isComplete || place.isPending) return
    place.mutate({
      ...wish,
      ...placeWords,
      totalFen: quote.data.totalFen,
      playMoney: providers.data?.rows.every(({ provider }) => provider === 'sandbox') ?? false,
    })
  }
  const isShut = providers.data?.rows.length === 0 && quote.data?.totalFen !== 0
  return {
    ...shown,
    quote: { data: quote.data as Quote | undefined, error: quote.error },
    place,
    submit,
    coupons,
    isShut,
  }
}

/** The best of my coupons, until I choose another or none. */
function useCoupons(wanted: readonly Wanted[]) {
  const [said, choose] = useState<string | null | undefined>(undefined)
  const mine = useAsk(listMyCouponsEndpoint, {}, { staleTime: 30_000 })
  const all = usableCoupons((mine.data?.rows ?? []) as TakenCoupon[], wanted, serverNow())
  const chosen = said === undefined || (said && all.every(({ taken }) => taken.id !== said)) ? all[0]?.taken.id : said
  return { all, chosen: chosen ?? null, choose }
}

/** Orders; then to where it is paid, or to the order when it cost nothing. */
function usePlacing({ placed, priceChanged }: { placed: () => void; priceChanged: () => void }) {
  return useAct(placeOrderEndpoint, {
    refreshes: [readCartEndpoint, readProductEndpoint, listMyCouponsEndpoint],
    onDone: (answer) => {
      placed()
      go(placeOf(answer as PlacedOrder), 'instead')
    },
    onFailure: (failure) =>
      ['commerce.price_changed', 'commerce.deal_gone'].some((code) => isRefusal(failure, code)) && priceChanged(),
  })
}

function placeOf({ id, payBy, paymentId }: PlacedOrder): string {
  if (paymentId) return `/pay/${paymentId}`
  return payBy ? `/me/orders/${id}/pay` : `/me/orders/${id}`
}
