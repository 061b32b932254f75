import type { ClipboardEvent, DragEvent } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { AboutLine } from './AboutLine.tsx'
import { AttachmentTray } from './AttachmentTray.tsx'
import { ComposerExtras } from './ComposerExtras.tsx'
import { ComposerLine } from './ComposerLine.tsx'
import { keepsOrder, useDesk } from './chat-desk.ts'
import { useGroupName } from './use-chat-desk.ts'
import { type ComposerProps, useComposer } from './use-composer.ts'
import { VoiceRecorder } from './VoiceRecorder.tsx'
import './composer.css'

/** Where one writes: text, mentions, files, voice, polls. */
export function Composer(props: ComposerProps) {
  const { t } = useWords()
  const desk = useDesk()
  const composing = useComposer(props)
  const { attachments, extra, show, edit, replyTo, typed, change, cancel } = composing

  function take(event: ClipboardEvent | DragEvent, files: FileList | undefined) {
    if (!files?.length || edit) return
    event.preventDefault()
    void attachments.add([...files])
  }
  if (useGroupName(desk).isClosed) return <p className="composer-closed">{t('chat.closed')}</p>
  return (
    <div
      className="composer"
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDrop={(event) => take(event, event.dataTransfer.files)}
      onDragOver={(event) => event.preventDefault()}
    >
      <AboutLine replyTo={replyTo} edit={edit} cancel={cancel} />
      <AttachmentTray attachments={attachments} />
      {extra === 'voice' ? (
        <VoiceRecorder done={(file) => void composing.sendVoice(file)} cancel={() => show(null)} />
      ) : (
        <ComposerLine composing={composing} />
      )}
      <ComposerExtras
        extra={extra}
        show={show}
        attach={(files) => void attachments.add(files)}
        write={(emoji) => change({ text: typed.text + emoji })}
        topicId={props.topicId}
        mayAnnounce={desk.group !== null && keepsOrder(desk.group.myRole) && props.topicId === null}
      />
    </div>
  )
}
