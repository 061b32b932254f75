import { App, Button } from 'antd'
import { readTodayEndpoint } from '../../../../server/modules/insight/contract.ts'
import {
  cancelImportEndpoint,
  listImportsEndpoint,
  readImportEndpoint,
  startImportEndpoint,
} from '../../../../server/modules/messaging/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import { importActs, missingAnswers } from './import-steps.ts'
import type { ChatImport } from './shapes.ts'

// 今日 names imports that broke off: it is looked at afresh.
const refreshes = [readImportEndpoint, listImportsEndpoint, readTodayEndpoint]

/** Start, resume, stop, take out again: what the state of the import allows. */
export function ImportActs({ found }: { found: ChatImport }) {
  return (
    <>
      {importActs[found.state].map((act) => {
        if (act === 'undo') return <UndoButton key={act} found={found} />
        if (act === 'cancel') return <StopButton key={act} importId={found.id} />
        return <StartButton key={act} found={found} act={act} />
      })}
    </>
  )
}

function StartButton({ found, act }: { found: ChatImport; act: 'start' | 'resume' | 'retry' }) {
  const { t } = useWords()
  const saying = useSaying()
  const start = useAct(startImportEndpoint, { refreshes, onFailure: saying.failure })
  const missing = found.state === 'preview' ? missingAnswers(found) : []
  return (
    <Button
      type="primary"
      disabled={missing.length > 0}
      title={missing.map((one) => t(`missingAnswer.${one}`)).join(t('list.then'))}
      loading={start.isPending}
      onClick={() => start.mutate({ importId: found.id })}
    >
      {t(`imports.${act}`)}
    </Button>
  )
}

function StopButton({ importId }: { importId: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const cancel = useAct(cancelImportEndpoint, { refreshes, onFailure: saying.failure })
  return (
    <Button loading={cancel.isPending} onClick={() => cancel.mutate({ importId, undo: false })}>
      {t('imports.stop')}
    </Button>
  )
}

function UndoButton({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const cancel = useAct(cancelImportEndpoint, { refreshes, onFailure: saying.failure })
  const ask = () =>
    modal.confirm({
      title: t('imports.undoTitle'),
      content: t('imports.undoText'),
      okText: t('imports.undo'),
      okButtonProps: { danger: true },
      onOk: () => cancel.run({ importId: found.id, undo: true }),
    })
  return (
    <Button danger loading={cancel.isPending} onClick={ask}>
      {t('imports.undo')}
    </Button>
  )
}
