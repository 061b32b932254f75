import { useEffect, useRef, useState } from 'react'
import { editMessageEndpoint, type MessageId, type TopicId } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { attempt } from '../app/failing.ts'
import { useDesk } from './chat-desk.ts'
import type { Extra } from './ComposerExtras.tsx'
import { mentionsIn } from './mention.ts'
import { useAttachments } from './use-attachments.ts'
import type { Writing } from './use-chat-desk.ts'
import { useTyped } from './use-typed.ts'

export type ComposerProps = {
  /** Under which name the typed text is kept. */
  place: string
  topicId: TopicId | null
  writing: Writing
  doneWriting: () => void
}

/** What is being written, and sending it. */
export function useComposer({ place, topicId, writing, doneWriting }: ComposerProps) {
  const { reply, edit } = writing
  const { typed, change, clear } = useTyped(edit ? `${place}/${edit.id}` : place, edit?.text)
  const attachments = useAttachments()
  const [extra, show] = useState<Extra>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (reply) change({ replyTo: reply.id })
    if (reply || edit) box.current?.focus()
    // oxlint-disable-next-line react/exhaustive-deps -- only a new answer or edit calls for the box
  }, [reply, edit])

  const replyTo = edit ? null : (typed.replyTo as MessageId | null)
  const text = typed.text.trim()
  const canSend = edit ? text !== '' : (text !== '' || attachments.list.length > 0) && attachments.isReady
  const say = useSaying(typed, replyTo, topicId)

  function finish() {
    clear()
    attachments.clear()
    doneWriting()
    show(null)
    box.current?.focus()
  }
  const submitEdit = useEditing()
  async function submit() {
    if (!canSend) return
    // A recalled message is written anew; a standing one is changed.
    if (edit && !edit.recalledAt) return (await submitEdit(edit.id, text)) && finish()
    say(typed.text, attachments.fileIds)
    finish()
  }
  function cancel() {
    if (edit) clear()
    else change({ replyTo: null })
    doneWriting()
  }
  async function sendVoice(file: File) {
    show(null)
    const [card] = await attachments.add([file])
    if (!card) return
    attachments.clear()
    say('', [card.id])
  }
  return { box, typed, change, attachments, extra, show, edit, replyTo, canSend, submit, cancel, sendVoice }
}
export type Composing = ReturnType<typeof useComposer>

type Typed = ReturnType<typeof useTyped>['typed']

/** Sends words and files with the mentions that still stand in them. */
function useSaying(typed: Typed, replyTo: MessageId | null, topicId: TopicId | null) {
  const { t } = useWords()
  const { chat } = useDesk()
  return (words: string, fileIds: ReturnType<typeof useAttachments>['fileIds']) => {
    const mentionsAll = typed.mentionsAll && words.includes(`@${t('mention.all')}`)
    const mentions = mentionsIn(words, typed.mentions)
    if (chat.view?.past) chat.backToNewest()
    chat.send({ text: words.trim(), mentions, mentionsAll, replyTo, topicId, fileIds, poll: null })
  }
}

function useEditing() {
  const { chat } = useDesk()
  return (messageId: MessageId, text: string) => attempt(() => chat.act(editMessageEndpoint, { messageId, text }))
}
