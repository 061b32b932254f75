import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useDesk } from './chat-desk.ts'
import { useSaying } from './saying.ts'

/** Who is writing. */
export function TypingLine({ view }: { view: ChatView }) {
  const { t } = useWords()
  const { typing } = useDesk().chat
  const { nameOf } = useSaying(view)
  if (typing.length === 0) return null
  const names = typing.slice(0, 2).map(nameOf).join('、')
  return (
    <p className="typing">
      {typing.length > 2 ? t('chat.manyTyping', { names, count: typing.length }) : t('chat.typing', { names })}
    </p>
  )
}
