import type { PendingMessage } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { useFormats } from '../app/me.ts'
import { useActs } from './chat-desk.ts'

/** A message of mine on its way, or refused with the reason and what I can do. */
export function PendingRow({ pending }: { pending: PendingMessage }) {
  const { t, language } = useWords()
  const { draft, state, refusal } = pending
  const files = draft.fileIds.length
  return (
    <li className={`message mine pending pending-${state}`}>
      <div className="message-column">
        <div className="bubble">
          {files > 0 ? <p className="words">{t('pending.files', { count: files })}</p> : null}
          {draft.text ? <p className="words">{draft.text}</p> : null}
          {draft.poll ? <p className="words">{draft.poll.question}</p> : null}
        </div>
        {state === 'failed' ? (
          <FailedFoot clientId={draft.clientId} reason={language === 'en' ? refusal?.en : refusal?.zh} />
        ) : (
          <p className="pending-foot">{t('pending.sending')}</p>
        )}
      </div>
    </li>
  )
}

function FailedFoot({ clientId, reason }: { clientId: string; reason: string | undefined }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const { retry, discard } = useActs()
  return (
    <p className="pending-foot pending-foot-failed" role="alert">
      <Icon name="alert" size={16} />
      <span>{reason ? sayMoments(reason, stamp) : t('pending.failed')}</span>
      <button type="button" className="text-button" onClick={() => retry(clientId)}>
        {t('pending.retry')}
      </button>
      <button type="button" className="text-button" onClick={() => discard(clientId)}>
        {t('common.delete')}
      </button>
    </p>
  )
}

/** Moments in the server's sentences are written for machines; here they are said in the reader's time. */
function sayMoments(sentence: string, stamp: (at: string) => string): string {
  return sentence.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (at) => stamp(at))
}
