import { useQueries } from '@tanstack/react-query'
import {
  type Cart,
  type Product,
  type ProductId,
  readProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { isWorthRetrying, questionKey } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { go, usePlace } from '../app/router.ts'
import { Checkout } from './Checkout.tsx'
import type { Wanted } from './offers.ts'
import { useCart } from './use-cart.ts'
import { isBuyable } from './use-cart-quantity.ts'
import './shop.css'

/** `dealQuantity`: pieces whose price an activity made. */
type Named = { productId: string; variantId: string; quantity: number; dealQuantity?: number }

/** Ordering what lies in the cart, or the one thing the address names: `?buy=product:variant:quantity`. */
export function CheckoutPage({ params }: PageProps) {
  const { t } = useWords()
  const communityId = params.communityId as CommunityId
  const buy = readNamed(usePlace().query.get('buy'))
  return (
    <Page title={t('checkout.title')} back={buy ? `/c/${communityId}/shop/${buy.productId}` : `/c/${communityId}/cart`}>
      {buy ? <OneThing communityId={communityId} named={buy} /> : <FromCart communityId={communityId} />}
    </Page>
  )
}

function readNamed(said: string | null): Named | null {
  const [productId, variantId, pieces] = said?.split(':') ?? []
  const quantity = Number(pieces)
  return productId && variantId && Number.isInteger(quantity) && quantity > 0 && quantity <= 9999
    ? { productId, variantId, quantity }
    : null
}

function OneThing({ communityId, named }: { communityId: CommunityId; named: Named }) {
  const setQuantity = (quantity: number) =>
    go(`/c/${communityId}/checkout?buy=${named.productId}:${named.variantId}:${quantity}`, 'instead')
  return (
    <WithProducts named={[named]} communityId={communityId}>
      {(wanted) => <Checkout communityId={communityId} wanted={wanted} setQuantity={setQuantity} />}
    </WithProducts>
  )
}

function FromCart({ communityId }: { communityId: CommunityId }) {
  const cart = useCart(communityId, { staleTime: 0 })
  if (cart.error) return <Failure failure={cart.error} again={() => void cart.refetch()} />
  if (!cart.data) return <Skeleton rows={6} />
  return (
    <WithProducts named={(cart.data as Cart).lines.filter(isBuyable)} communityId={communityId}>
      {(wanted) => <Checkout communityId={communityId} wanted={wanted} isFromCart />}
    </WithProducts>
  )
}

type WithProps = { named: readonly Named[]; communityId: string; children: (wanted: Wanted[]) => React.ReactNode }

/** The products of the lines: how they can be delivered, and what they cost. */
function WithProducts({ named, communityId, children }: WithProps) {
  const { t } = useWords()
  const ids = [...new Set(named.map(({ productId }) => productId))] as ProductId[]
  const found = useQueries({
    queries: ids.map((productId) => ({
      queryKey: questionKey(readProductEndpoint, { productId }),
      queryFn: () => ask(readProductEndpoint, { productId }) as Promise<Product>,
      retry: isWorthRetrying,
    })),
  })
  const failed = found.find(({ error }) => error)
  if (failed) return <Failure failure={failed.error} again={() => void failed.refetch()} />
  if (found.some(({ data }) => !data)) return <Skeleton rows={6} />
  const wanted = named.flatMap(({ productId, variantId, quantity, dealQuantity = 0 }): Wanted[] => {
    const product = found.find(({ data }) => data?.id === productId)?.data
    const variant = product?.variants.find(({ id }) => id === variantId)
    return product && variant ? [{ product, variant, quantity, dealQuantity }] : []
  })
  if (wanted.length > 0) return children(wanted)
  return (
    <Empty text={t('checkout.nothing')}>
      <Link to={`/c/${communityId}/shop`} className="button">
        {t('shop.toShop')}
      </Link>
    </Empty>
  )
}
