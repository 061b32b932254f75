/** Writing to the group; Enter sends, Shift-Enter breaks the line, and the draft survives a reload. */
import { Button, Input } from 'antd'
import type { KeyboardEvent } from 'react'
import { SendIcon } from 'tdesign-icons-react'
import type { Draft } from '../../../../server/modules/messaging/contract.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'

type Words = {
  groupId: string
  closed: boolean
  onSend: (words: Omit<Draft, 'clientId'>) => void
  onTyping: () => void
}
const nothingElse = { mentions: [], mentionsAll: false, replyTo: null, topicId: null, fileIds: [], poll: null }

export function Composer({ groupId, closed, onSend, onTyping }: Words) {
  const { t } = useWords()
  const [text, write, drop] = useDraft(`chat.${groupId}`, '')
  if (closed) return <p className="chat-foot muted">{t('group.closedText')}</p>
  const send = () => {
    if (!text.trim()) return
    onSend({ ...nothingElse, text: text.trim() })
    drop()
  }
  const press = (event: KeyboardEvent) => {
    // Enter that ends a pinyin word does not send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className="composer">
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
