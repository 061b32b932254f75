import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { PersonName, Quoted } from './ChatLog.tsx'
import type { ChatBlock, ChatMessage } from './chat-blocks.ts'
import { ChatPoll } from './ChatPoll.tsx'
import { ChatShared } from './ChatShared.tsx'
import { ChatReactions } from './ChatReactions.tsx'
import { MessageFiles } from './MessageFiles.tsx'
import { MessageTools } from './MessageTools.tsx'

type Words = {
  block: ChatBlock
  people: Readonly<Record<string, PersonName>>
  quoted: Readonly<Record<string, Quoted>>
  marked: string | null
  onJump: (messageId: string) => void
}

/** What one person says in one go, or a notice of the group. */
export function ChatBlockView({ block, people, quoted, marked, onJump }: Words) {
  const formats = useFormats()
  if (block.system) return <p className="chat-notice">{block.messages[0]?.text}</p>
  const who = people[block.by ?? ''] ?? { id: block.by ?? '', name: '', avatarFileId: null }
  const name = formats.nickname(who.name, who.id)
  return (
    <div className="chat-block">
      <Portrait who={{ ...who, name }} size={32} />
      <div className="chat-said">
        <p className="chat-who">
          <b>{name}</b>{' '}
          <time className="muted small" dateTime={block.at} title={formats.fullMoment(block.at)}>
            {formats.clock(block.at)}
          </time>
        </p>
        {block.messages.map((message) => (
          <div
            key={message.id}
            data-message={message.id}
            className={message.id === marked ? 'chat-message marked' : 'chat-message'}
          >
            <Quote quoted={message.replyTo ? quoted[message.replyTo] : undefined} people={people} onJump={onJump} />
            <Body message={message} />
            <ChatReactions message={message} />
            <MessageTools message={message} />
          </div>
        ))}
      </div>
    </div>
  )
}

function Quote({
  quoted,
  people,
  onJump,
}: {
  quoted: Quoted | undefined
  people: Words['people']
  onJump: (id: string) => void
}) {
  const { t } = useWords()
  const formats = useFormats()
  if (!quoted) return null
  const name = formats.nickname(people[quoted.by ?? '']?.name, quoted.by ?? '')
  return (
    <button type="button" className="chat-quote cut" onClick={() => onJump(quoted.id)}>
      {name}: {quoted.recalledAt ? t('chat.recalled') : quoted.text || t('chat.noText')}
    </button>
  )
}

function Body({ message }: { message: ChatMessage }) {
  const { t } = useWords()
  if (message.recalledAt) return <p className="muted">{t('chat.recalled')}</p>
  return (
    <>
      {message.kind === 'announcement' && <span className="tag tag-brand">{t('chat.announcement')}</span>}
      {message.pinnedAt && <span className="tag">{t('chat.pin')}</span>}
      {message.digestAt && <span className="tag tag-amber">{t('chat.digest')}</span>}
      {message.text && <p className="chat-text">{message.text}</p>}
      <ChatShared text={message.text} />
      <MessageFiles files={message.files} />
      {message.poll && <ChatPoll message={message} poll={message.poll} />}
      {message.editedAt && <span className="muted small">{t('chat.edited')}</span>}
    </>
  )
}
