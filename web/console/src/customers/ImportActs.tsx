import { App, Button } from 'antd'
import {
  listCustomerImportsEndpoint,
  listCustomersEndpoint,
  listCustomerTagsEndpoint,
  listImportRowsEndpoint,
  readCustomerImportEndpoint,
  startCustomerImportEndpoint,
  stopCustomerImportEndpoint,
  undoCustomerImportEndpoint,
} from '../../../../server/modules/customers/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import { canTell, importActs } from './import-steps.ts'
import type { CustomerImport } from './shapes.ts'

const refreshes = [
  readCustomerImportEndpoint,
  listCustomerImportsEndpoint,
  listCustomersEndpoint,
  listCustomerTagsEndpoint,
  listImportRowsEndpoint,
]

/** Start, resume, stop, drop, take back: what the state of the import allows. */
export function ImportActs({ found }: { found: CustomerImport }) {
  return (
    <>
      {importActs[found.state].map((act) => {
        if (act === 'undo') return <UndoButton key={act} importId={found.id} />
        if (act === 'stop' || act === 'discard') return <StopButton key={act} importId={found.id} act={act} />
        return <StartButton key={act} found={found} act={act} />
      })}
    </>
  )
}

function StartButton({ found, act }: { found: CustomerImport; act: 'start' | 'resume' | 'retry' }) {
  const { t } = useWords()
  const saying = useSaying()
  const start = useAct(startCustomerImportEndpoint, { refreshes, onFailure: saying.failure })
  const tells = canTell(found.mapping)
  return (
    <Button
      type="primary"
      disabled={!tells}
      title={tells ? '' : t('customerImports.tellsNobody')}
      loading={start.isPending}
      onClick={() => start.mutate({ importId: found.id })}
    >
      {t(`imports.${act}`)}
    </Button>
  )
}

function StopButton({ importId, act }: { importId: string; act: 'stop' | 'discard' }) {
  const { t } = useWords()
  const saying = useSaying()
  const stop = useAct(stopCustomerImportEndpoint, { refreshes, onFailure: saying.failure })
  return (
    <Button loading={stop.isPending} onClick={() => stop.mutate({ importId })}>
      {t(act === 'stop' ? 'imports.stop' : 'customerImports.discard')}
    </Button>
  )
}

function UndoButton({ importId }: { importId: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const undo = useAct(undoCustomerImportEndpoint, { refreshes, onFailure: saying.failure })
  const ask = () =>
    modal.confirm({
      title: t('imports.undoTitle'),
      content: t('customerImports.undoText'),
      okText: t('imports.undo'),
      okButtonProps: { danger: true },
      onOk: () => undo.run({ importId }),
    })
  return (
    <Button danger loading={undo.isPending} onClick={ask}>
      {t('imports.undo')}
    </Button>
  )
}
