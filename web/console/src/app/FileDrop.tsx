/** Takes a file and shows how far it is; what it holds is found out, not asked. */
import './file-drop.css'
import { Button, Progress, Upload } from 'antd'
import { useRef, useState } from 'react'
import { UploadIcon } from 'tdesign-icons-react'
import type { UploadOptions } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Failure } from './Failure.tsx'

/** Endings of tables, for `accept`. */
export const tables = '.csv,.xlsx,.txt'

type Words = {
  /** The endings a file chooser offers; none: every file. */
  accept?: string
  /** What to drop here, if not simply the file. */
  title?: string
  /** Which files are taken, in one line. */
  formats?: string
  onSend: (file: File, options: UploadOptions) => Promise<unknown>
}

export function FileDrop({ accept, title, formats, onSend }: Words) {
  const { t } = useWords()
  const { sending, failure, send, stop } = useSending(onSend)
  if (sending) {
    return (
      <div className="file-sending" role="status">
        <p className="wrap">{t('imports.sending', { name: sending.name })}</p>
        <Progress percent={Math.floor(sending.share * 100)} aria-label={t('imports.sending', { name: sending.name })} />
        <Button onClick={stop}>{t('common.cancel')}</Button>
      </div>
    )
  }
  return (
    <>
      {failure !== null && <Failure failure={failure} />}
      <Upload.Dragger
        {...(accept ? { accept } : {})}
        showUploadList={false}
        multiple={false}
        beforeUpload={(file) => (void send(file), false)}
      >
        <UploadIcon aria-hidden="true" className="file-drop-icon" />
        <p className="empty-title">{title ?? t('imports.drop')}</p>
        {formats && <p className="muted small">{formats}</p>}
      </Upload.Dragger>
    </>
  )
}

function useSending(onSend: Words['onSend']) {
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController>(null)
  const start = async (file: File) => {
    setFailure(null)
    setSending({ name: file.name, share: 0 })
    const { signal } = (stop.current = new AbortController())
    const onProgress = (share: number) => setSending({ name: file.name, share })
    await onSend(file, { signal, onProgress }).catch(
      (caught: Error) => caught.name !== 'AbortError' && setFailure(caught),
    )
    setSending(null)
  }
  return { sending, failure, send: start, stop: () => stop.current?.abort() }
}
