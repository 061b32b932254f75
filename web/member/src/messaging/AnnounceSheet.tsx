import { type FormEvent, useState } from 'react'
import { announceEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { newClientId } from '../../../ui/sync/client-id.ts'
import { useWords } from '../../../ui/words/index.ts'
import { attempt } from '../app/failing.ts'
import { Sheet } from '../app/Sheet.tsx'
import { useDesk } from './chat-desk.ts'

/** Publishes an announcement, on top of the chat until the next one. */
export function AnnounceSheet({ close }: { close: () => void }) {
  const { t } = useWords()
  const { groupId, acts } = useDesk()
  const [text, setText, drop] = useDraft(`announce.${groupId}`, '')
  const [mentionsAll, setMentionsAll] = useState(true)
  const [clientId] = useState(newClientId)
  const [isBusy, setIsBusy] = useState(false)
  async function publish(event: FormEvent) {
    event.preventDefault()
    setIsBusy(true)
    const done = await attempt(() => acts.act(announceEndpoint, { groupId, clientId, text: text.trim(), mentionsAll }))
    setIsBusy(false)
    if (!done) return
    drop()
    close()
  }
  return (
    <Sheet title={t('announce.title')} onClose={close}>
      <form className="form" onSubmit={(event) => void publish(event)}>
        <label className="field">
          {t('announce.text')}
          <textarea rows={5} value={text} maxLength={5000} required onChange={(event) => setText(event.target.value)} />
        </label>
        <label className="check">
          <input type="checkbox" checked={mentionsAll} onChange={(event) => setMentionsAll(event.target.checked)} />
          {t('announce.mentionAll')}
        </label>
        <button type="submit" className="button button-main" disabled={isBusy || !text.trim()}>
          {t('announce.publish')}
        </button>
      </form>
    </Sheet>
  )
}
