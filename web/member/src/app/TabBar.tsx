import { useInbox } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from './me.ts'
import { useTold } from '../notices/use-told.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './Link.tsx'
import { usePlace } from './router.ts'

/** The app's places; only those that exist. */
export function TabBar() {
  const { t } = useWords()
  const { path } = usePlace()
  const { unread } = useInbox()
  const told = useTold()
  return (
    <nav className="tabs" aria-label={t('tabs.label')}>
      <Tab to="/" icon="chats" label={t('tabs.space')} unread={unread} isHere={!path.startsWith('/me')} />
      <Tab to="/me" icon="me" label={t('tabs.me')} unread={told} isHere={path.startsWith('/me')} />
    </nav>
  )
}

type TabProps = { to: string; icon: IconName; label: string; unread: number; isHere: boolean }

function Tab({ to, icon, label, unread, isHere }: TabProps) {
  const { t } = useWords()
  const { count } = useFormats()
  return (
    <Link to={to} instead className="tab" aria-current={isHere ? 'page' : undefined}>
      <span className="tab-icon">
        <Icon name={icon} size={24} />
        {unread > 0 ? (
          <span className="badge">
            {unread > 99 ? '99+' : count(unread)}
            <span className="unseen">{t('inbox.unread')}</span>
          </span>
        ) : null}
      </span>
      <span>{label}</span>
    </Link>
  )
}
