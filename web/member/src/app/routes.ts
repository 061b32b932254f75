/** Every page of the app: where it lives, who may see it, and the script it needs. */
import { type ComponentType, lazy } from 'react'
import { fit, type Params } from './router.ts'

export type PageProps = { params: Params }
type Loader = () => Promise<{ default: ComponentType<PageProps> }>

/** `visitor`: anyone; `member`: only when signed in. `list`: my groups stand beside it where there is room. */
export type Route = {
  pattern: string
  for: 'visitor' | 'member'
  list: boolean
  load: Loader
  Page: ComponentType<PageProps>
}

function page(pattern: string, load: Loader, more: { for?: Route['for']; list?: boolean } = {}): Route {
  return { pattern, load, Page: lazy(load), for: more.for ?? 'member', list: more.list ?? false }
}

export const routes: readonly Route[] = [
  page('/', () => import('../messaging/InboxPage.tsx'), { list: true }),
  page('/g/:groupId', () => import('../messaging/ChatPage.tsx'), { list: true }),
  page('/g/:groupId/t/:topicId', () => import('../messaging/TopicPage.tsx'), { list: true }),
  page('/g/:groupId/info', () => import('../community/GroupPage.tsx'), { list: true }),
  page('/g/:groupId/members', () => import('../community/MembersPage.tsx'), { list: true }),
  page('/g/:groupId/rules', () => import('../community/RulesPage.tsx'), { list: true }),
  page('/g/:groupId/kept/:only', () => import('../messaging/KeptPage.tsx'), { list: true }),
  page('/g/:groupId/topics', () => import('../messaging/TopicsPage.tsx'), { list: true }),
  page('/search', () => import('../messaging/SearchPage.tsx'), { list: true }),
  page('/me', () => import('../identity/MePage.tsx')),
  page('/sign-in', () => import('../identity/SignInPage.tsx'), { for: 'visitor' }),
  page('/j/:code', () => import('../community/JoinPage.tsx'), { for: 'visitor' }),
]

/** What signed-in people have around every page; visitors do not load it. */
export const loadMemberRoom = () => import('./MemberRoom.tsx')

/** Starts loading the scripts a path needs. */
export function loadEarly(path: string) {
  const found = findRoute(path)
  if (found?.route.for === 'member') void loadMemberRoom()
  void found?.route.load()
}

/** The page a path leads to. */
export function findRoute(path: string): { route: Route; params: Params } | null {
  for (const route of routes) {
    const params = fit(route.pattern, path)
    if (params) return { route, params }
  }
  return null
}
