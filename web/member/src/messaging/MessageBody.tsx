import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { Icon } from '../app/Icon.tsx'
import type { Known } from './known.ts'
import { FileLink } from './FileLink.tsx'
import { Pictures } from './Pictures.tsx'
import { PollBody } from './PollBody.tsx'
import { SharedLink } from './SharedLink.tsx'
import { TextBody } from './TextBody.tsx'
import { VoiceNote } from './VoiceNote.tsx'

/** The content of a message by its kind: words, pictures, voice, files, a poll. */
export function MessageBody({ message, known }: { message: Message; known: Known }) {
  const { t } = known
  const pictures = message.files.filter((file) => file.kind === 'image')
  const others = message.files.filter((file) => file.kind !== 'image')
  return (
    <>
      {message.kind === 'announcement' ? (
        <p className="announcement-label">
          <Icon name="announce" size={16} />
          {t('kind.announcement')}
        </p>
      ) : null}
      {pictures.length > 0 ? <Pictures files={pictures} /> : null}
      {others.map((file) => (
        <OneFile key={file.id} file={file} />
      ))}
      {message.text ? <TextBody message={message} known={known} /> : null}
      <SharedLink message={message} />
      {message.poll ? <PollBody message={message} poll={message.poll} known={known} /> : null}
      {message.editedAt ? <span className="edited">{t('chat.edited')}</span> : null}
    </>
  )
}

function OneFile({ file }: { file: Message['files'][number] }) {
  if (file.kind === 'voice') return <VoiceNote file={file} />
  if (file.kind === 'video') {
    // Chat videos come from members' cameras: there are no subtitles to offer.
    return <video className="video" controls preload="none" src={`/api/files/${file.id}`} aria-label={file.name} />
  }
  return <FileLink file={file} />
}
