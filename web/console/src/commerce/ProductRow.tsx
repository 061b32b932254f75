import { Link } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { ProductPicture } from './ProductPicture.tsx'
import { leftOf, priceRange } from './product-figures.ts'
import { ShelfButton } from './ShelfButton.tsx'
import type { Product } from './shapes.ts'

export function ProductRow({ product }: { product: Product }) {
  const { t } = useWords()
  const formats = useFormats()
  const decides = mayAdminister(useMe())
  const [least, most] = priceRange(product)
  const left = leftOf(product)
  return (
    <tr>
      <th scope="row" className="wide">
        <span className="shop-name">
          <ProductPicture id={product.id} title={product.title} image={product.pictures[0] ?? null} />
          <span>
            <Link to="/shop/products/$productId" params={{ productId: product.id }} className="member-name">
              {product.title}
            </Link>
            <small>{product.subtitle || t(`productKind.${product.kind}`)}</small>
          </span>
        </span>
      </th>
      <td className="number" data-word={t('products.price')}>
        {formats.money(least)}
        {most > least && ` – ${formats.money(most)}`}
      </td>
      <td className="number" data-word={t('products.left')}>
        {left === null ? t('products.uncounted') : formats.count(left)}
        {left === 0 && <span className="tag tag-amber">{t('products.soldOut')}</span>}
      </td>
      <td className="number" data-word={t('products.sold')}>
        {formats.count(product.sold)}
      </td>
      <td>
        <span className="row">
          <span className={`tag ${product.shownAt ? 'tag-brand' : ''}`}>
            {t(`productShown.${product.shownAt ? 'yes' : 'no'}`)}
          </span>
          {decides && <ShelfButton product={product} />}
        </span>
      </td>
    </tr>
  )
}
