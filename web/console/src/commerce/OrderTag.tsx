import { useWords } from '../../../ui/words/index.ts'
import type { OrderCard } from './shapes.ts'

const tones: Partial<Record<OrderCard['state'], string>> = {
  unpaid: 'tag-amber',
  paid: 'tag-brand',
  shipped: 'tag-brand',
}

/** Where an order is, in words; what needs somebody stands out. */
export function OrderTag({ order: { state, awaits, attention } }: { order: OrderCard }) {
  const { t } = useWords()
  return (
    <span className="row">
      <span className={`tag ${tones[state] ?? ''}`}>{t(awaits ? 'orders.awaits' : `orderState.${state}`)}</span>
      {attention && <span className="tag tag-red">{t('orders.needsYou')}</span>}
    </span>
  )
}
