import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { usePreview } from './use-preview.ts'
import type { Attachment, Attachments } from './use-attachments.ts'

/** The files of the next message with how far each is. */
export function AttachmentTray({ attachments }: { attachments: Attachments }) {
  const { t } = useWords()
  if (attachments.list.length === 0) return null
  return (
    <ul className="tray" aria-label={t('compose.files')}>
      {attachments.list.map((each) => (
        <TrayItem
          key={each.key}
          attachment={each}
          remove={() => attachments.remove(each.key)}
          retry={() => void attachments.retry(each.key, each.file)}
        />
      ))}
    </ul>
  )
}

function TrayItem({ attachment, remove, retry }: { attachment: Attachment; remove: () => void; retry: () => void }) {
  const { t, language } = useWords()
  const { file, share, card, failure } = attachment
  const preview = usePreview(file)
  return (
    <li className={failure ? 'tray-item tray-failed' : 'tray-item'}>
      {preview ? (
        <img src={preview} alt="" />
      ) : (
        <Icon name={file.type.startsWith('audio/') ? 'voice' : 'file'} size={26} />
      )}
      <span className="tray-words">
        <span className="tray-name">{file.name}</span>
        {failure ? <span className="tray-reason">{sayFailure(failure, language)}</span> : null}
        {card || failure ? null : <progress value={share} aria-label={t('compose.uploading', { name: file.name })} />}
      </span>
      {failure ? (
        <button type="button" className="text-button" onClick={retry}>
          {t('common.retry')}
        </button>
      ) : null}
      <button
        type="button"
        className="icon-button"
        onClick={remove}
        aria-label={t('compose.removeFile', { name: file.name })}
      >
        <Icon name="close" size={18} />
      </button>
    </li>
  )
}
