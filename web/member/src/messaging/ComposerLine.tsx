import type { FormEvent } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { TextBox } from './TextBox.tsx'
import type { Composing } from './use-composer.ts'

/** The line with the box, what else can be sent, and sending. */
export function ComposerLine({ composing }: { composing: Composing }) {
  const { t } = useWords()
  const { extra, show, submit } = composing
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void submit()
  }
  return (
    <form className="composer-line" onSubmit={onSubmit}>
      <button
        type="button"
        className="icon-button"
        aria-expanded={extra !== null}
        aria-label={t('compose.more')}
        onClick={() => show(extra === null ? 'menu' : null)}
      >
        <Icon name={extra === null ? 'plus' : 'close'} />
      </button>
      <TextBox composing={composing} />
      <SendOrSpeak composing={composing} />
    </form>
  )
}

/** Sending once there is something to send; a voice note before that. */
function SendOrSpeak({ composing }: { composing: Composing }) {
  const { t } = useWords()
  const { canSend, attachments, edit, show } = composing
  if (canSend || attachments.list.length > 0 || edit) {
    return (
      <button type="submit" className="send-button" disabled={!canSend} aria-label={t('common.send')}>
        <Icon name="send" size={20} />
      </button>
    )
  }
  return (
    <button type="button" className="icon-button" onClick={() => show('voice')} aria-label={t('voice.record')}>
      <Icon name="voice" />
    </button>
  )
}
