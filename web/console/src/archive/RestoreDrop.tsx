import { listRestorationsEndpoint, restoreArchiveEndpoint } from '../../../../server/modules/archive/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { upload, type UploadOptions } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { FileDrop } from '../app/FileDrop.tsx'

/** Takes an archive; the list of restorations tells what becomes of it. */
export function RestoreDrop() {
  const { t } = useWords()
  const send = async (file: File, options: UploadOptions) => {
    await upload(restoreArchiveEndpoint, file, {}, options)
    await client.invalidateQueries({ queryKey: questionKey(listRestorationsEndpoint) })
  }
  return <FileDrop accept=".zip" title={t('restore.drop')} onSend={send} />
}
