import { Button } from 'antd'
import {
  listProductsEndpoint,
  readProductEndpoint,
  showProductEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { Product } from './shapes.ts'

/** Puts a product on the shelf or takes it down; taking down can be taken back at once. */
export function ShelfButton({ product }: { product: Product }) {
  const { t } = useWords()
  const saying = useSaying()
  const { id: productId, title, shownAt } = product
  const show = useAct(showProductEndpoint, {
    refreshes: [listProductsEndpoint, readProductEndpoint],
    onFailure: saying.failure,
  })
  const press = async (shown: boolean) => {
    if (!(await show.run({ productId, shown }))) return
    saying.undoable(t(shown ? 'products.shown' : 'products.hidden', { title }), () =>
      show.mutate({ productId, shown: !shown }),
    )
  }
  return (
    <Button size="small" loading={show.isPending} onClick={() => void press(shownAt === null)}>
      {t(shownAt ? 'products.hide' : 'products.show')}
    </Button>
  )
}
