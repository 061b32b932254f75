/** Ordering at the price of an activity, through the checkout of the shop: `?v=variant&n=pieces&of=team`. */
import {
  listProvidersEndpoint,
  type Product,
  readProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { go, usePlace } from '../app/router.ts'
import { CheckoutForm } from '../shop/Checkout.tsx'
import type { Wanted } from '../shop/offers.ts'
import { type CheckingOut, deliveriesOf, useFilling } from '../shop/use-checkout.ts'
import { Rules } from './Rules.tsx'
import type { Deal, DealAsk, MemberKind } from './kind.ts'
import { kindOf } from './kinds.tsx'
import type { ActivityFound } from './shapes.ts'
import { useActivity } from './use-activity.ts'
import '../shop/shop.css'
import './activities.css'

export function DealOrderPage({ params }: PageProps) {
  const { t } = useWords()
  const { query } = usePlace()
  const activity = useActivity(params.activityId ?? '')
  const ask = askOf(query)
  const back = ask.entryId ? `/d/${ask.entryId}` : `/c/${params.communityId}/activities/${params.activityId}`
  return (
    <Page title={t('checkout.title')} back={back}>
      <Answered from={activity} rows={6}>
        {(found) => <WithProduct activity={found} ask={ask} />}
      </Answered>
    </Page>
  )
}

function askOf(query: URLSearchParams): DealAsk {
  const quantity = Number(query.get('n') ?? 1)
  return {
    variantId: (query.get('v') ?? '') as DealAsk['variantId'],
    quantity: Number.isInteger(quantity) && quantity > 0 && quantity <= 9999 ? quantity : 1,
    entryId: query.get('of'),
  }
}

type Words = { activity: ActivityFound; ask: DealAsk }

function WithProduct({ activity, ask }: Words) {
  const { t } = useWords()
  const offer = activity.offers.find(({ variantId }) => variantId === ask.variantId)
  const kind = kindOf(activity.kind)
  const product = useAsk(readProductEndpoint, { productId: offer?.productId as Product['id'] }, { enabled: !!offer })
  if (!offer || !kind?.useDeal) return <Nothing activity={activity} text={t('checkout.nothing')} />
  return (
    <Answered from={product} rows={6}>
      {(found) => {
        const variant = found.variants.find(({ id }) => id === ask.variantId)
        if (!variant) return <Nothing activity={activity} text={t('checkout.nothing')} />
        const wanted = { product: found as Product, variant, quantity: ask.quantity } as Wanted
        return <DealCheckout activity={activity} ask={ask} wanted={wanted} kind={kind} />
      }}
    </Answered>
  )
}

function Nothing({ activity: { id, communityId }, text }: { activity: ActivityFound; text: string }) {
  const { t } = useWords()
  return (
    <Empty text={text}>
      <Link to={`/c/${communityId}/activities/${id}`} className="button">
        {t('activity.toIt')}
      </Link>
    </Empty>
  )
}

function DealCheckout({ activity, ask, wanted, kind }: Words & { wanted: Wanted; kind: MemberKind }) {
  const useDeal = kind.useDeal as NonNullable<MemberKind['useDeal']>
  const deal = useDeal(activity, ask)
  const checkingOut = useDealCheckout(activity.communityId as CommunityId, wanted, deal)
  const variant = deal.hasOwnPieces ? { ...wanted.variant, left: null } : wanted.variant
  const most = Math.min(deal.most, variant.left ?? deal.most)
  const setQuantity = (quantity: number) => {
    const query = new URLSearchParams({
      v: ask.variantId,
      n: String(quantity),
      ...(ask.entryId ? { of: ask.entryId } : {}),
    })
    go(`/c/${activity.communityId}/activities/${activity.id}/order?${query}`, 'instead')
  }
  // The price of the shelf is not the price here.
  const shown = { ...wanted, variant, product: { ...wanted.product, limitPerOrder: most } }
  return (
    <CheckoutForm
      wanted={[shown]}
      checkingOut={checkingOut}
      told={<Rules activity={{ ...activity, rules: deal.rules ?? activity.rules }} />}
      {...(most > 1 ? { setQuantity } : {})}
    />
  )
}

/** What it costs follows from the terms; the server refuses any other sum, so that nobody pays what they did not see. */
function useDealCheckout(communityId: CommunityId, wanted: Wanted, deal: Deal): CheckingOut {
  const { drop, check, placeWords, ...shown } = useFilling(communityId, deliveriesOf([wanted]))
  const { delivery, isComplete } = shown
  const { act: place } = deal
  const providers = useAsk(listProvidersEndpoint, {})
  const quote = quoteOf(wanted, deal.unitFen, delivery === 'express')
  async function submit() {
    check()
    if (!delivery || !quote || !isComplete || place.isPending) return
    const order = await deal.place({ ...placeWords, totalFen: quote.totalFen })
    if (!order) return
    drop()
    go(order.state === 'unpaid' ? `/me/orders/${order.id}/pay` : `/me/orders/${order.id}`, 'instead')
  }
  const isShut = providers.data?.rows.length === 0 && quote?.totalFen !== 0
  return { ...shown, isShut, quote: { data: quote, error: null }, place, submit: () => void submit() }
}

function quoteOf(
  { product, variant, quantity }: Wanted,
  unitFen: number | null,
  isSent: boolean,
): CheckingOut['quote']['data'] {
  if (unitFen === null) return undefined
  const goodsFen = unitFen * quantity
  const freightFen = isSent ? product.freightFen : 0
  const line = {
    ...{ variantId: variant.id, title: product.title, variant: variant.name, quantity, unitFen },
    ...{ amountFen: goodsFen, discountFen: 0 },
  }
  return { lines: [line], goodsFen, discountFen: 0, deals: [], freightFen, totalFen: goodsFen + freightFen }
}
