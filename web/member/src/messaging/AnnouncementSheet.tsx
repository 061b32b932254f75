import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { Sheet } from '../app/Sheet.tsx'
import { useSaying } from './saying.ts'
import { TextBody } from './TextBody.tsx'

/** An announcement in full. */
export function AnnouncementSheet({ message, view, close }: { message: Message; view: ChatView; close: () => void }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const { nameOf } = useSaying(view)
  return (
    <Sheet title={t('kind.announcement')} onClose={close}>
      <p className="faint">
        {nameOf(message.by)} · {stamp(message.at)}
      </p>
      <TextBody message={message} known={view} />
    </Sheet>
  )
}
