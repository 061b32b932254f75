import { type FormEvent, useState } from 'react'
import { type Message, openTopicEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { attempt } from '../app/failing.ts'
import { go } from '../app/router.ts'
import { Sheet } from '../app/Sheet.tsx'
import { useDesk } from './chat-desk.ts'

/** Opens a topic, perhaps from a message. */
export function OpenTopicSheet({ from, close }: { from: Message | null; close: () => void }) {
  const { t } = useWords()
  const { groupId, acts } = useDesk()
  const [title, setTitle] = useState(() => (from?.text ?? '').replace(/\s+/g, ' ').slice(0, 30))
  async function open(event: FormEvent) {
    event.preventDefault()
    await attempt(async () => {
      const topic = await acts.act(openTopicEndpoint, {
        groupId,
        title: title.trim(),
        ...(from ? { from: from.id } : {}),
      })
      close()
      go(`/g/${groupId}/t/${topic.id}`)
    })
  }
  return (
    <Sheet title={t('topic.open')} onClose={close}>
      <form className="form" onSubmit={(event) => void open(event)}>
        <label className="field">
          {t('topic.name')}
          <input value={title} maxLength={60} required onChange={(event) => setTitle(event.target.value)} />
        </label>
        <button type="submit" className="button button-main" disabled={!title.trim()}>
          {t('topic.open')}
        </button>
      </form>
    </Sheet>
  )
}
