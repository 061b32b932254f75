/** The sides of a group, each with its own address. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import { usePath } from '../app/PlaceLink.tsx'

const tabs = [
  { to: '/groups/$groupId', end: '', word: 'group.overview' },
  { to: '/groups/$groupId/chat', end: '/chat', word: 'group.chat' },
  { to: '/groups/$groupId/members', end: '/members', word: 'group.members' },
  { to: '/groups/$groupId/rules', end: '/rules', word: 'group.rules' },
  { to: '/groups/$groupId/settings', end: '/settings', word: 'group.settings' },
] as const

export function GroupTabs({ groupId }: { groupId: string }) {
  const { t } = useWords()
  const path = usePath()
  return (
    <nav className="tabs" aria-label={t('group.sides')}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          params={{ groupId }}
          activeOptions={{ exact: true }}
          className="tab"
          aria-current={path === `/groups/${groupId}${tab.end}` ? 'page' : undefined}
        >
          {t(tab.word)}
        </Link>
      ))}
    </nav>
  )
}
