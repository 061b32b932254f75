import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react'
import { editMessageEndpoint, type MessageId, type TopicId } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { attempt } from '../app/failing.ts'
import { Icon } from '../app/Icon.tsx'
import { AttachmentTray } from './AttachmentTray.tsx'
import { keepsOrder, useDesk } from './chat-desk.ts'
import { ComposerExtras, type Extra } from './ComposerExtras.tsx'
import { AboutLine } from './AboutLine.tsx'
import { useGroupName, type Writing } from './use-chat-desk.ts'
import { mentionsIn } from './mention.ts'
import { TextBox } from './TextBox.tsx'
import { useAttachments } from './use-attachments.ts'
import { useTyped } from './use-typed.ts'
import { VoiceRecorder } from './VoiceRecorder.tsx'
import './composer.css'

type Props = {
  /** Under which name the typed text is kept. */
  place: string
  topicId: TopicId | null
  writing: Writing
  doneWriting: () => void
}

/** Where one writes: text, mentions, files, voice, polls. */
export function Composer({ place, topicId, writing, doneWriting }: Props) {
  const { t } = useWords()
  const desk = useDesk()
  const { chat } = desk
  const { isClosed } = useGroupName(desk)
  const { reply, edit } = writing
  const { typed, change, clear } = useTyped(edit ? `${place}/${edit.id}` : place, edit?.text)
  const attachments = useAttachments()
  const [extra, setExtra] = useState<Extra>(null)
  const box = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (reply) change({ replyTo: reply.id })
    if (reply || edit) box.current?.focus()
    // oxlint-disable-next-line react/exhaustive-deps -- only a new answer or edit calls for the box
  }, [reply, edit])

  const replyTo = edit ? null : (typed.replyTo as MessageId | null)
  const text = typed.text.trim()
  const canSend = edit ? text !== '' : (text !== '' || attachments.list.length > 0) && attachments.isReady

  function say(fileIds = attachments.fileIds, words = typed.text) {
    const mentionsAll = typed.mentionsAll && words.includes(`@${t('mention.all')}`)
    const mentions = mentionsIn(words, typed.mentions) as never[]
    if (chat.view?.past) chat.backToNewest()
    chat.send({ text: words.trim(), mentions, mentionsAll, replyTo, topicId, fileIds, poll: null })
  }
  async function submit() {
    if (!canSend) return
    if (edit) {
      // A recalled message is written anew; a standing one is changed.
      if (edit.recalledAt) say([])
      else if (!(await attempt(() => chat.act(editMessageEndpoint, { messageId: edit.id, text })))) return
    } else say()
    clear()
    attachments.clear()
    doneWriting()
    setExtra(null)
    box.current?.focus()
  }
  function cancel() {
    if (edit) clear()
    else change({ replyTo: null })
    doneWriting()
  }
  function take(event: ClipboardEvent | DragEvent, files: FileList | undefined) {
    if (!files?.length || edit) return
    event.preventDefault()
    void attachments.add([...files])
  }
  async function sendVoice(file: File) {
    setExtra(null)
    const [card] = await attachments.add([file])
    if (!card) return
    attachments.clear()
    say([card.id], '')
  }

  if (isClosed) return <p className="composer-closed">{t('chat.closed')}</p>
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
        <VoiceRecorder done={(file) => void sendVoice(file)} cancel={() => setExtra(null)} />
      ) : (
        <form
          className="composer-line"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <button
            type="button"
            className="icon-button"
            aria-expanded={extra !== null}
            aria-label={t('compose.more')}
            onClick={() => setExtra(extra === null ? 'menu' : null)}
          >
            <Icon name={extra === null ? 'plus' : 'close'} />
          </button>
          <TextBox
            box={box}
            typed={typed}
            change={change}
            submit={() => void submit()}
            cancel={cancel}
            isAbout={edit !== null || replyTo !== null}
          />
          {canSend || attachments.list.length > 0 || edit ? (
            <button type="submit" className="send-button" disabled={!canSend} aria-label={t('common.send')}>
              <Icon name="send" size={20} />
            </button>
          ) : (
            <button
              type="button"
              className="icon-button"
              onClick={() => setExtra('voice')}
              aria-label={t('voice.record')}
            >
              <Icon name="voice" />
            </button>
          )}
        </form>
      )}
      <ComposerExtras
        extra={extra}
        show={setExtra}
        attach={(files) => void attachments.add(files)}
        write={(emoji) => change({ text: typed.text + emoji })}
        topicId={topicId}
        mayAnnounce={desk.group !== null && keepsOrder(desk.group.myRole) && topicId === null}
      />
    </div>
  )
}
