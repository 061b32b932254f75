import {
  type Product,
  type ProductId,
  putInCartEndpoint,
  readCartEndpoint,
  readProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { go } from '../app/router.ts'
import { toast } from '../app/toast.ts'
import { CartLink } from './CartLink.tsx'
import { ChoosingPart, ChosenPrice } from './Choosing.tsx'
import { ProductActivities } from './ProductActivities.tsx'
import { Tile } from './Tile.tsx'
import { cartAsk, useCart } from './use-cart.ts'
import { type Choosing, useChoosing } from './use-choosing.ts'
import './shop.css'

/** One product: look, choose, and put it in the cart or order it at once. */
export function ProductPage({ params }: PageProps) {
  const { t } = useWords()
  const communityId = params.communityId as CommunityId
  const productId = params.productId as ProductId
  const product = useAsk(readProductEndpoint, { productId }, { staleTime: 0 })
  return (
    <Page title={t('shop.product')} back={`/c/${communityId}/shop`} actions={<CartLink communityId={communityId} />}>
      <Answered from={product} rows={6}>
        {(found) => <Whole key={productId} product={found as Product} communityId={communityId} />}
      </Answered>
    </Page>
  )
}

function Whole({ product, communityId }: { product: Product; communityId: CommunityId }) {
  const { t } = useWords()
  const { count } = useFormats()
  const choosing = useChoosing(product)
  return (
    <article className="shop product">
      <Pictures product={product} />
      <div className="product-words">
        <ChosenPrice choosing={choosing} />
        <h2>{product.title}</h2>
        {product.subtitle ? <p className="faint">{product.subtitle}</p> : null}
        {product.sold > 0 ? (
          <p className="faint">{t('shop.sold', { count: product.sold, said: count(product.sold) })}</p>
        ) : null}
        <ChoosingPart product={product} choosing={choosing} />
        <Freight product={product} />
        <ProductActivities communityId={communityId} productId={product.id} />
        <Buying product={product} choosing={choosing} communityId={communityId} />
      </div>
      {product.description ? <p className="description">{product.description}</p> : null}
    </article>
  )
}

function Pictures({ product: { id, title, pictures } }: { product: Product }) {
  const { t } = useWords()
  if (pictures.length < 2)
    return (
      <div className="product-picture">
        <Tile id={id} title={title} image={pictures[0] ?? null} isLarge />
      </div>
    )
  return (
    // Scrolled sideways with the keyboard too.
    <ul className="product-pictures" aria-label={t('shop.pictures')} tabIndex={0}>
      {pictures.map((picture) => (
        <li key={picture.id}>
          <Tile id={id} title={title} image={picture} isLarge />
        </li>
      ))}
    </ul>
  )
}

function Freight({ product: { deliveries, freightFen } }: { product: Product }) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <p className="faint">
      {deliveries
        .map((one) =>
          one === 'express' && freightFen > 0
            ? t('shop.expressFor', { price: money(freightFen) })
            : t(`shop.delivery.${one}`),
        )
        .join(' · ')}
    </p>
  )
}

type BuyingProps = { product: Product; choosing: Choosing; communityId: CommunityId }

function Buying({ product, choosing: { variant, quantity, most }, communityId }: BuyingProps) {
  const { t, language } = useWords()
  const cart = useCart(communityId)
  const put = useAct(putInCartEndpoint, {
    refreshes: [readCartEndpoint],
    onDone: () => toast(t('shop.inCart'), 'done', { label: t('shop.toCart'), do: () => go(`/c/${communityId}/cart`) }),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  if (!variant || most === 0)
    return (
      <div className="buy-bar">
        <p className="few-left">{t('shop.goneHint')}</p>
      </div>
    )
  const already = cart.data?.lines.find(({ variantId }) => variantId === variant.id)?.quantity ?? 0
  return (
    <div className="buy-bar">
      <button
        type="button"
        className="button button-wide"
        disabled={put.isPending || cart.isPending}
        onClick={() =>
          void put.run({ ...cartAsk(communityId), variantId: variant.id, quantity: Math.min(most, already + quantity) })
        }
      >
        {t('shop.addToCart')}
      </button>
      <button
        type="button"
        className="button button-main button-wide"
        onClick={() => go(`/c/${communityId}/checkout?buy=${product.id}:${variant.id}:${quantity}`)}
      >
        {t('shop.buyNow')}
      </button>
    </div>
  )
}
