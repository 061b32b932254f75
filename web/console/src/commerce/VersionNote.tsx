import { Button } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import type { Product } from './shapes.ts'

type Words = { product: Product; onKeep: () => void; onDrop: () => void }

/** Somebody else was faster: what was typed is still in the form, and either may win. */
export function VersionNote({ product, onKeep, onDrop }: Words) {
  const { t } = useWords()
  return (
    <div className="shop-note" role="alert">
      <p>{t('products.overtaken', { title: product.title })}</p>
      <div className="page-actions">
        <Button onClick={onKeep}>{t('products.keepMine')}</Button>
        <Button onClick={onDrop}>{t('products.takeTheirs')}</Button>
      </div>
    </div>
  )
}
