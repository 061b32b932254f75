/** Takes a file and shows how far it is; the format is found out, not asked. */
import { Button, Progress, Upload } from 'antd'
import { useRef, useState } from 'react'
import { UploadIcon } from 'tdesign-icons-react'
import {
  adjustImportEndpoint,
  listImportsEndpoint,
  uploadImportEndpoint,
} from '../../../../server/modules/messaging/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { ask, upload } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Failure } from '../app/Failure.tsx'

type Words = { groupId: string | undefined; onUploaded: (importId: string) => void }
type Sending = { name: string; share: number }

export function ImportDrop(words: Words) {
  const { t } = useWords()
  const { sending, failure, send, stop } = useSending(words)
  if (sending) {
    return (
      <div className="sending" role="status">
        <p className="wrap">{t('imports.sending', { name: sending.name })}</p>
        <Progress percent={Math.floor(sending.share * 100)} />
        <Button onClick={stop}>{t('common.cancel')}</Button>
      </div>
    )
  }
  return (
    <>
      {failure !== null && <Failure failure={failure} />}
      <Upload.Dragger showUploadList={false} multiple={false} beforeUpload={(file) => (void send(file), false)}>
        <UploadIcon aria-hidden="true" className="drop-icon" />
        <p className="empty-title">{t('imports.drop')}</p>
        <p className="muted small">{t('imports.formats')}</p>
      </Upload.Dragger>
    </>
  )
}

function useSending({ groupId, onUploaded }: Words) {
  const [sending, setSending] = useState<Sending | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController>(null)
  const send = async (file: File) => {
    const { name } = file
    const { signal } = (stop.current = new AbortController())
    const made = await upload(
      uploadImportEndpoint,
      file,
      {},
      { signal, onProgress: (share) => setSending({ name, share }) },
    )
    // The group is only a proposal here: the next page asks for it again when it cannot be set.
    if (groupId) await ask(adjustImportEndpoint, { importId: made.id, groupId }).catch(() => undefined)
    await client.invalidateQueries({ queryKey: questionKey(listImportsEndpoint) })
    onUploaded(made.id)
  }
  const start = async (file: File) => {
    setFailure(null)
    setSending({ name: file.name, share: 0 })
    await send(file).catch((caught: Error) => caught.name !== 'AbortError' && setFailure(caught))
    setSending(null)
  }
  return { sending, failure, send: start, stop: () => stop.current?.abort() }
}
