import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { StockDialog } from './StockDialog.tsx'
import type { Product, Variant } from './shapes.ts'

/** What is left of each variant, and the way to count it. */
export function StockPanel({ product }: { product: Product }) {
  const { t } = useWords()
  const formats = useFormats()
  const [counted, setCounted] = useState<Variant | null>(null)
  return (
    <Sheet title={t('stock.title')} className="form-wide stock-sheet">
      <ul className="lines">
        {product.variants.map((variant) => (
          <li key={variant.id} className="line">
            <div className="line-body">
              <b className="wrap">{variant.name || product.title}</b>
              <div className="muted small">
                {[formats.money(variant.priceFen), variant.sku].filter(Boolean).join(' · ')}
              </div>
            </div>
            <span className="nowrap">
              {variant.left === null ? t('products.uncounted') : t('stock.left', { count: variant.left })}
            </span>
            <Button size="small" onClick={() => setCounted(variant)}>
              {t('stock.count')}
            </Button>
          </li>
        ))}
      </ul>
      {counted && <StockDialog product={product} variant={counted} onClose={() => setCounted(null)} />}
    </Sheet>
  )
}
