import { App, Button } from 'antd'
import {
  listCategoriesEndpoint,
  listGoodsImportsEndpoint,
  listGoodsRowsEndpoint,
  listProductsEndpoint,
  readGoodsImportEndpoint,
  readProductEndpoint,
  startGoodsImportEndpoint,
  undoGoodsImportEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { GoodsImport } from './shapes.ts'

const refreshes = [
  readGoodsImportEndpoint,
  listGoodsImportsEndpoint,
  listGoodsRowsEndpoint,
  listProductsEndpoint,
  readProductEndpoint,
  listCategoriesEndpoint,
]

/** Take it over or drop it; once it is done, take it back. */
export function GoodsImportActs({ found: { id: importId, state, counts } }: { found: GoodsImport }) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const start = useAct(startGoodsImportEndpoint, { refreshes, onFailure: saying.failure })
  const undo = useAct(undoGoodsImportEndpoint, { refreshes, onFailure: saying.failure })
  const ask = () =>
    modal.confirm({
      title: t('imports.undoTitle'),
      content: t('goodsImports.undoText'),
      okText: t('imports.undo'),
      okButtonProps: { danger: true },
      onOk: () => undo.run({ importId }),
    })
  if (state === 'done') {
    return (
      <Button danger loading={undo.isPending} onClick={ask}>
        {t('imports.undo')}
      </Button>
    )
  }
  if (state !== 'preview') return null
  const brings = (counts.created ?? 0) + (counts.updated ?? 0)
  return (
    <>
      <Button loading={undo.isPending} onClick={() => undo.mutate({ importId })}>
        {t('customerImports.discard')}
      </Button>
      <Button
        type="primary"
        disabled={brings === 0}
        loading={start.isPending}
        onClick={() => start.mutate({ importId })}
      >
        {t('goodsImports.start', { count: brings })}
      </Button>
    </>
  )
}
