import type { CommunityId } from '../../../../../server/modules/community/contract.ts'
import type { Delivery, Quote, VariantId } from '../../../../../server/modules/commerce/contract.ts'
import { listProvidersEndpoint, readProductEndpoint } from '../../../../../server/modules/commerce/contract.ts'
import {
  buyBundleEndpoint,
  quoteBundleEndpoint,
  readActivityEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { go } from '../../app/router.ts'
import { CheckoutForm } from '../../shop/Checkout.tsx'
import { type CheckingOut, useFilling } from '../../shop/use-checkout.ts'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'

type Words = { activity: ActivityFound; sets: number; added: Readonly<Record<string, number>> }

/** Ordering sets and add-ons: the sum is the server's, the form is the shop's. */
export function BundleCheckout({ activity, sets, added }: Words) {
  const { t } = useWords()
  const checkingOut = useBundleCheckout(activity, sets, added)
  return (
    <section aria-label={t('checkout.title')}>
      <CheckoutForm wanted={[]} checkingOut={checkingOut} />
    </section>
  )
}

function useBundleCheckout(activity: ActivityFound, sets: number, added: Words['added']): CheckingOut {
  const first = activity.offers[0]
  const product = useAsk(readProductEndpoint, { productId: first?.productId ?? '' }, { enabled: first !== undefined })
  const ways = (product.data?.deliveries ?? []) as Delivery[]
  const { drop, check, placeWords, ...shown } = useFilling(activity.communityId as CommunityId, ways)
  const addOns = Object.entries(added)
    .filter(([, quantity]) => quantity > 0)
    .map(([variantId, quantity]) => ({ variantId: variantId as VariantId, quantity }))
  const ask = { activityId: activity.id, sets, addOns, channel: channelHere() }
  const found = useAsk(
    quoteBundleEndpoint,
    { ...ask, delivery: shown.delivery ?? 'none' },
    { enabled: shown.delivery !== null, staleTime: 0, placeholderData: (before) => before },
  )
  const buy = useAct(buyBundleEndpoint, { refreshes: [readActivityEndpoint, quoteBundleEndpoint] })
  const providers = useAsk(listProvidersEndpoint, {})
  const quote = found.data && quoteOf(activity, found.data)
  async function submit() {
    check()
    if (!shown.delivery || !quote || found.isPlaceholderData || !shown.isComplete || buy.isPending) return
    const order = await buy.run({ ...ask, ...placeWords, totalFen: quote.totalFen })
    if (!order) return
    drop()
    go(order.state === 'unpaid' ? `/me/orders/${order.id}/pay` : `/me/orders/${order.id}`, 'instead')
  }
  return {
    ...shown,
    isShut: providers.data?.rows.length === 0 && quote?.totalFen !== 0,
    quote: { data: quote, error: found.error },
    place: { error: buy.error, isPending: buy.isPending, reset: buy.reset },
    submit: () => void submit(),
  }
}

type Priced = {
  lines: readonly { variantId: string; quantity: number; unitFen: number; discountFen: number; amountFen: number }[]
  shelfFen: number
  savedFen: number
  freightFen: number
  totalFen: number
}

function quoteOf({ offers }: ActivityFound, { lines, shelfFen, savedFen, ...sums }: Priced): Quote {
  const named = lines.map((line) => {
    const offer = offers.find(({ variantId }) => variantId === line.variantId)
    return {
      ...line,
      title: offer?.title ?? '',
      variant: offer?.variant ?? '',
      amountFen: line.unitFen * line.quantity,
    }
  })
  return {
    lines: named as Quote['lines'],
    goodsFen: shelfFen,
    discountFen: savedFen,
    deals: [],
    freightFen: sums.freightFen,
    totalFen: sums.totalFen,
  }
}
