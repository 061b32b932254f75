import {
  type Delivery,
  listProvidersEndpoint,
  type PickupPointId,
  type PlacedOrder,
  placeOrderEndpoint,
  quoteOrderEndpoint,
  readCartEndpoint,
  readProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId, GroupId } from '../../../../server/modules/community/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { keepDraft, readDraft, useDraft } from '../../../ui/drafts.ts'
import { go } from '../app/router.ts'
import { linesOf, type Wanted } from './offers.ts'
import { lacksOf, noRecipient, type RecipientWords } from './recipient.ts'
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

export type CheckingOut = ReturnType<typeof useCheckout>

/** An order that is being made: what was filled in, what it costs, what stands against it. */
export function useCheckout({ communityId, groupId, wanted, isFromCart = false }: CheckoutProps) {
  const [filled, fill, drop] = useDraft<Filled>(`checkout.${communityId}`, {
    delivery: null,
    recipient: readDraft<RecipientWords>(lastRecipient) ?? noRecipient,
    pickupPointId: null,
    note: '',
  })
  const [isChecked, setIsChecked] = useState(false)
  const ways = deliveriesOf(wanted)
  const delivery = filled.delivery && ways.includes(filled.delivery) ? filled.delivery : (ways[0] ?? null)
  const wish = { communityId, ...(groupId ? { groupId } : {}), lines: linesOf(wanted), delivery: delivery ?? 'none' }
  const quote = useAsk(quoteOrderEndpoint, wish, {
    enabled: delivery !== null,
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const providers = useAsk(listProvidersEndpoint, {})
  const place = usePlacing({
    placed: () => {
      keepDraft(lastRecipient, filled.recipient)
      drop()
    },
    priceChanged: () => void quote.refetch(),
  })
  const lacks = lacksOf(filled.recipient)
  const isComplete =
    delivery === 'express' ? Object.keys(lacks).length === 0 : delivery !== 'pickup' || filled.pickupPointId !== null
  function submit() {
    setIsChecked(true)
    if (!delivery || !quote.data || quote.isPlaceholderData || !isComplete || place.isPending) return
    place.mutate({
      ...wish,
      ...(delivery === 'express' ? { recipient: filled.recipient } : {}),
      ...(delivery === 'pickup' ? { pickupPointId: filled.pickupPointId as PickupPointId } : {}),
      note: filled.note.trim(),
      totalFen: quote.data.totalFen,
      playMoney: providers.data?.rows.every(({ provider }) => provider === 'sandbox') ?? false,
      fromCart: isFromCart,
    })
  }
  const isShut = providers.data?.rows.length === 0 && quote.data?.totalFen !== 0
  return {
    filled,
    fill,
    ways,
    delivery,
    quote,
    place,
    isShut,
    lacks: isChecked ? lacks : {},
    isChecked,
    isComplete,
    submit,
  }
}

/** Orders; then to where it is paid, or to the order when it cost nothing. */
function usePlacing({ placed, priceChanged }: { placed: () => void; priceChanged: () => void }) {
  return useAct(placeOrderEndpoint, {
    refreshes: [readCartEndpoint, readProductEndpoint],
    onDone: (answer) => {
      placed()
      go(placeOf(answer as PlacedOrder), 'instead')
    },
    onFailure: (failure) => isRefusal(failure, 'commerce.price_changed') && priceChanged(),
  })
}

function placeOf({ id, payBy, paymentId }: PlacedOrder): string {
  if (paymentId) return `/pay/${paymentId}`
  return payBy ? `/me/orders/${id}/pay` : `/me/orders/${id}`
}
