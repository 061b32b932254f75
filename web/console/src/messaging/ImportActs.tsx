import { App, Button } from 'antd'
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

/** Start, resume, stop, take out again: what the state of the import allows. */
export function ImportActs({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const refreshes = [readImportEndpoint, listImportsEndpoint]
  const start = useAct(startImportEndpoint, { refreshes, onFailure: saying.failure })
  const cancel = useAct(cancelImportEndpoint, { refreshes, onFailure: saying.failure })
  const missing = found.state === 'preview' ? missingAnswers(found) : []
  const importId = found.id
  const undo = () =>
    modal.confirm({
      title: t('imports.undoTitle'),
      content: t('imports.undoText', { count: found.report?.imported ?? found.progress.read }),
      okText: t('imports.undo'),
      okButtonProps: { danger: true },
      onOk: () => cancel.run({ importId, undo: true }),
    })
  return (
    <>
      {importActs[found.state].map((act) => {
        if (act === 'undo')
          return <Button key={act} danger loading={cancel.isPending} onClick={undo} children={t('imports.undo')} />
        if (act === 'cancel')
          return (
            <Button
              key={act}
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ importId, undo: false })}
              children={t('imports.stop')}
            />
          )
        return (
          <Button
            key={act}
            type="primary"
            disabled={missing.length > 0}
            title={missing.map((one) => t(`missingAnswer.${one}`)).join(t('list.then'))}
            loading={start.isPending}
            onClick={() => start.mutate({ importId })}
          >
            {t(`imports.${act}`)}
          </Button>
        )
      })}
    </>
  )
}
