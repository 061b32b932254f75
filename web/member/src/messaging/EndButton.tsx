import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'

type Props = { isShown: boolean; unread: number; onClick: () => void }

/** Back to the newest message, with how many came meanwhile. */
export function EndButton({ isShown, unread, onClick }: Props) {
  const { t } = useWords()
  if (!isShown) return null
  return (
    <button type="button" className="end-button" onClick={onClick} aria-label={t('chat.toEnd')}>
      {unread > 0 ? <span className="badge">{unread > 99 ? '99+' : unread}</span> : null}
      <Icon name="down" size={20} />
    </button>
  )
}
