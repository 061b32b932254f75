import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { PersonName } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { FileLink } from './FileLink.tsx'
import { Pictures } from './Pictures.tsx'
import { useSaying } from './saying.ts'
import { VoiceNote } from './VoiceNote.tsx'

/** A message worth keeping, with its files and the way back to where it was said. */
export function KeptRow({ message, people }: { message: Message; people: Readonly<Record<string, PersonName>> }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const { nameOf } = useSaying({ people })
  const pictures = message.files.filter((file) => file.kind === 'image')
  return (
    <li className="kept-row">
      <p className="faint">
        {nameOf(message.by)} · {stamp(message.at)}
      </p>
      {message.text ? <p className="words">{message.text}</p> : null}
      {message.poll ? <p className="words">{message.poll.question}</p> : null}
      {pictures.length > 0 ? <Pictures files={pictures} /> : null}
      {message.files.map((file) =>
        file.kind === 'voice' ? (
          <VoiceNote key={file.id} file={file} />
        ) : file.kind === 'image' ? null : (
          <FileLink key={file.id} file={file} />
        ),
      )}
      <Link to={`/g/${message.groupId}?m=${message.id}`} className="text-button">
        {t('kept.toPlace')}
      </Link>
    </li>
  )
}
