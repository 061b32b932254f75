import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { findMessage } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { useDesk } from './chat-desk.ts'
import { lineFor, useSaying } from './saying.ts'

type Props = { replyTo: string | null; edit: Message | null; cancel: () => void }

/** Which message is being answered or edited. */
export function AboutLine({ replyTo, edit, cancel }: Props) {
  const { t } = useWords()
  const { view } = useDesk().chat
  const { nameOf } = useSaying(view ?? { people: {} })
  if (!replyTo && !edit) return null
  const quoted = replyTo && view ? (findMessage(view, replyTo) ?? view.quoted[replyTo]) : null
  const line = quoted ? t('inbox.line', { name: nameOf(quoted.by), text: lineFor(quoted, t) }) : t('chat.quoteUnknown')
  return (
    <p className="about-line">
      <Icon name={edit ? 'edit' : 'reply'} size={16} />
      <span>{edit ? t('compose.editing') : t('compose.replying', { line })}</span>
      <button type="button" className="icon-button" onClick={cancel} aria-label={t('common.cancel')}>
        <Icon name="close" size={16} />
      </button>
    </p>
  )
}
