import { Button } from 'antd'
import {
  fetchExportEndpoint,
  listExportsEndpoint,
  removeExportEndpoint,
  retryExportEndpoint,
} from '../../../../server/modules/archive/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { addressOf } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { ArchiveExport } from './shapes.ts'

/** What can be done with an export as it stands. */
export function ExportActs({ row: { id: exportId, state } }: { row: ArchiveExport }) {
  const { t } = useWords()
  const saying = useSaying()
  const refreshes = [listExportsEndpoint]
  const retry = useAct(retryExportEndpoint, { refreshes, onFailure: saying.failure })
  const remove = useAct(removeExportEndpoint, {
    refreshes,
    onDone: () => saying.done(t('exports.removed')),
    onFailure: saying.failure,
  })
  return (
    <div className="row">
      {state === 'ready' && (
        <Button type="primary" href={addressOf(fetchExportEndpoint, { exportId })} download>
          {t('exports.download')}
        </Button>
      )}
      {state === 'failed' && (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ exportId })}>
          {t('exports.retry')}
        </Button>
      )}
      {state !== 'waiting' && state !== 'writing' && (
        <Button type="text" loading={remove.isPending} onClick={() => remove.mutate({ exportId })}>
          {t('exports.remove')}
        </Button>
      )}
    </div>
  )
}
