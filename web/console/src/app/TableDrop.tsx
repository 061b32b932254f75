/** Takes a table and shows how far it is; what it holds is found out, not asked. */
import { Button, Progress, Upload } from 'antd'
import { useRef, useState } from 'react'
import { UploadIcon } from 'tdesign-icons-react'
import { listCustomerImportsEndpoint, uploadCustomersEndpoint } from '../../../../server/modules/customers/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { upload } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Failure } from '../app/Failure.tsx'

export function CustomerDrop({ onUploaded }: { onUploaded: (importId: string) => void }) {
  const { t } = useWords()
  const { sending, failure, send, stop } = useSending(onUploaded)
  if (sending) {
    return (
      <div className="customer-sending" role="status">
        <p className="wrap">{t('imports.sending', { name: sending.name })}</p>
        <Progress percent={Math.floor(sending.share * 100)} />
        <Button onClick={stop}>{t('common.cancel')}</Button>
      </div>
    )
  }
  return (
    <>
      {failure !== null && <Failure failure={failure} />}
      <Upload.Dragger
        accept=".csv,.xlsx,.txt"
        showUploadList={false}
        multiple={false}
        beforeUpload={(file) => (void send(file), false)}
      >
        <UploadIcon aria-hidden="true" className="customer-drop-icon" />
        <p className="empty-title">{t('imports.drop')}</p>
        <p className="muted small">{t('customerImports.formats')}</p>
      </Upload.Dragger>
    </>
  )
}

function useSending(onUploaded: (importId: string) => void) {
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController>(null)
  const start = async (file: File) => {
    setFailure(null)
    setSending({ name: file.name, share: 0 })
    const { signal } = (stop.current = new AbortController())
    const onProgress = (share: number) => setSending({ name: file.name, share })
    await upload(uploadCustomersEndpoint, file, {}, { signal, onProgress })
      .then(async ({ id }) => {
        await client.invalidateQueries({ queryKey: questionKey(listCustomerImportsEndpoint) })
        onUploaded(id)
      })
      .catch((caught: Error) => caught.name !== 'AbortError' && setFailure(caught))
    setSending(null)
  }
  return { sending, failure, send: start, stop: () => stop.current?.abort() }
}
