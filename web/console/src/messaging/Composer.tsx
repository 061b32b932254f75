/** Writing to the group; Enter sends, Shift-Enter breaks the line, and the draft survives a reload. */
import { Button, Dropdown, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { AddIcon, CloseIcon, SendIcon } from 'tdesign-icons-react'
import type { Draft } from '../../../../server/modules/messaging/contract.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { plainWords } from '../../../ui/sync/plain-words.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Announce } from './Announce.tsx'
import type { ChatMessage } from './chat-blocks.ts'
import { NewPoll } from './NewPoll.tsx'

type Words = {
  groupId: string
  closed: boolean
  keepsOrder: boolean
  /** What the next message answers. */
  reply: ChatMessage | null
  onReplied: () => void
  onSend: (words: Omit<Draft, 'clientId'>) => void
  onTyping: () => void
}

export function Composer({ groupId, closed, keepsOrder, reply, onReplied, onSend, onTyping }: Words) {
  const { t } = useWords()
  const [text, write, drop] = useDraft(`chat.${groupId}`, '')
  if (closed) return <p className="chat-foot muted">{t('group.closedText')}</p>
  const send = () => {
    if (!text.trim()) return
    onSend({ ...plainWords(text.trim()), replyTo: (reply?.id ?? null) as Draft['replyTo'] })
    drop()
    onReplied()
  }
  const press = (event: KeyboardEvent) => {
    // Enter that ends a pinyin word does not send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className="composer">
      {reply && <Answered message={reply} onTurnBack={onReplied} />}
      <Extras groupId={groupId} keepsOrder={keepsOrder} onSend={onSend} />
      <Input.TextArea
        aria-label={t('chat.write')}
        placeholder={t('chat.write')}
        maxLength={10_000}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={text}
        onKeyDown={press}
        onChange={(event) => {
          write(event.target.value)
          onTyping()
        }}
      />
      <Button
        type="primary"
        icon={<SendIcon aria-hidden="true" />}
        aria-label={t('common.send')}
        disabled={!text.trim()}
        onClick={send}
      />
    </div>
  )
}

/** Which message is being answered, and a way out. */
function Answered({ message, onTurnBack }: { message: ChatMessage; onTurnBack: () => void }) {
  const { t } = useWords()
  return (
    <p className="composer-reply">
      <span className="cut">{t('chat.answering', { text: message.text || t('chat.noText') })}</span>
      <Button
        type="text"
        size="small"
        icon={<CloseIcon aria-hidden="true" />}
        aria-label={t('chat.turnBack')}
        onClick={onTurnBack}
      />
    </p>
  )
}

/** What else can be put into the group: a poll, and an announcement by those who run it. */
function Extras({ groupId, keepsOrder, onSend }: Pick<Words, 'groupId' | 'keepsOrder' | 'onSend'>) {
  const { t } = useWords()
  const [open, show] = useState<string | null>(null)
  const close = () => show(null)
  const items = [
    { key: 'poll', label: t('chat.poll') },
    ...(keepsOrder ? [{ key: 'announce', label: t('chat.announce') }] : []),
  ]
  return (
    <>
      <Dropdown
        menu={{ items, onClick: ({ key }) => show(key) }}
        trigger={['click']}
        placement="topLeft"
        destroyOnHidden
      >
        <Button icon={<AddIcon aria-hidden="true" />} aria-label={t('chat.more')} />
      </Dropdown>
      {open === 'poll' && <NewPoll onClose={close} onAsk={(poll) => onSend({ ...plainWords(''), poll })} />}
      {open === 'announce' && <Announce groupId={groupId} onClose={close} />}
    </>
  )
}
