import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useKnown } from './known.ts'
import { Sheet } from '../app/Sheet.tsx'
import { TextBody } from './TextBody.tsx'

/** An announcement in full. */
export function AnnouncementSheet({ message, view, close }: { message: Message; view: ChatView; close: () => void }) {
  const known = useKnown(view)
  const { t, nameOf } = known
  const { stamp } = known.formats
  return (
    <Sheet title={t('kind.announcement')} onClose={close}>
      <p className="faint">
        {nameOf(message.by)} · {stamp(message.at)}
      </p>
      <TextBody message={message} known={known} />
    </Sheet>
  )
}
