import type { PendingMessage } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'

type Words = {
  pending: readonly PendingMessage[]
  onRetry: (clientId: string) => void
  onDiscard: (clientId: string) => void
}

/** What I sent and the group has not confirmed: on its way, or refused with its reason. */
export function PendingLines({ pending, onRetry, onDiscard }: Words) {
  const { t, language } = useWords()
  if (pending.length === 0) return null
  return (
    <ul className="chat-pending" aria-label={t('chat.pending')}>
      {pending.map(({ draft, state, refusal }) => (
        <li key={draft.clientId}>
          <span className="cut">{draft.text}</span>{' '}
          {state === 'failed' ? (
            <span className="down small" role="alert">
              {refusal ? (language === 'en' ? refusal.en : refusal.zh) : t('chat.notSent')}{' '}
              <button type="button" className="link-button" onClick={() => onRetry(draft.clientId)}>
                {t('common.retry')}
              </button>{' '}
              <button type="button" className="link-button" onClick={() => onDiscard(draft.clientId)}>
                {t('chat.discard')}
              </button>
            </span>
          ) : (
            <span className="muted small">{t('chat.sending')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
