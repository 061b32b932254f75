import { Progress, Upload } from 'antd'
import { useState } from 'react'
import { UploadIcon } from 'tdesign-icons-react'
import { listRestorationsEndpoint, restoreArchiveEndpoint } from '../../../../server/modules/archive/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { upload } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Failure } from '../app/Failure.tsx'

type Sending = { name: string; share: number }

/** Takes the file and shows how far it is. */
export function RestoreDrop() {
  const { t } = useWords()
  const [sending, setSending] = useState<Sending | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  async function send(file: File) {
    const { name } = file
    setFailure(null)
    setSending({ name, share: 0 })
    await upload(restoreArchiveEndpoint, file, {}, { onProgress: (share) => setSending({ name, share }) })
      .then(() => client.invalidateQueries({ queryKey: questionKey(listRestorationsEndpoint) }))
      .catch(setFailure)
    setSending(null)
  }
  if (sending) {
    return (
      <div className="sending" role="status">
        <p className="wrap">{t('restore.sending', { name: sending.name })}</p>
        <Progress percent={Math.floor(sending.share * 100)} aria-label={t('restore.sending', { name: sending.name })} />
      </div>
    )
  }
  return (
    <>
      {failure !== null && <Failure failure={failure} />}
      <Upload.Dragger
        accept=".zip"
        showUploadList={false}
        multiple={false}
        beforeUpload={(file) => (void send(file), false)}
      >
        <UploadIcon aria-hidden="true" className="drop-icon" />
        <p className="empty-title">{t('restore.drop')}</p>
      </Upload.Dragger>
    </>
  )
}
