/** Every address of the console; each page is its own piece of script. */
import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router'
import { client } from './answers.ts'
import { fieldSearch, groupSearch, readSearch, tabSearch, textSearch } from './searches.ts'
import { root, shell } from './shell-route.tsx'
import { shopRoutes } from './shop-routes.tsx'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: textSearch('token', 'next'),
  component: lazyRouteComponent(() => import('../identity/SignInPage.tsx'), 'SignInPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: textSearch('token'),
  component: lazyRouteComponent(() => import('../identity/SetUpPage.tsx'), 'SetUpPage'),
})

const today = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../insight/TodayPage.tsx'), 'TodayPage'),
})
const communities = createRoute({
  getParentRoute: () => shell,
  path: '/communities',
  validateSearch: fieldSearch,
  component: lazyRouteComponent(() => import('../community/FieldPage.tsx'), 'FieldPage'),
})
const community = createRoute({
  getParentRoute: () => shell,
  path: '/communities/$communityId',
  validateSearch: tabSearch(['groups', 'rules', 'bans', 'card']),
  component: lazyRouteComponent(() => import('../community/CommunityPage.tsx'), 'CommunityPage'),
})

const group = createRoute({
  getParentRoute: () => shell,
  path: '/groups/$groupId',
  validateSearch: groupSearch,
  component: lazyRouteComponent(() => import('../community/GroupPage.tsx'), 'GroupPage'),
})
const groupOverview = createRoute({
  getParentRoute: () => group,
  path: '/',
  component: lazyRouteComponent(() => import('../insight/GroupOverview.tsx'), 'GroupOverview'),
})
const groupChat = createRoute({
  getParentRoute: () => group,
  path: '/chat',
  validateSearch: textSearch('message', 'q'),
  component: lazyRouteComponent(() => import('../messaging/GroupChat.tsx'), 'GroupChat'),
})
const groupMembers = createRoute({
  getParentRoute: () => group,
  path: '/members',
  validateSearch: textSearch('q'),
  component: lazyRouteComponent(() => import('../community/GroupMembers.tsx'), 'GroupMembers'),
})
const groupRules = createRoute({
  getParentRoute: () => group,
  path: '/rules',
  component: lazyRouteComponent(() => import('../community/GroupRules.tsx'), 'GroupRules'),
})
const groupSettings = createRoute({
  getParentRoute: () => group,
  path: '/settings',
  component: lazyRouteComponent(() => import('../community/GroupSettings.tsx'), 'GroupSettings'),
})

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  validateSearch: textSearch('group'),
  component: lazyRouteComponent(() => import('../messaging/ImportsPage.tsx'), 'ImportsPage'),
})
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('../messaging/ImportPage.tsx'), 'ImportPage'),
})
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: textSearch('q', 'tag', 'city', 'importId'),
  component: lazyRouteComponent(() => import('../customers/CustomersPage.tsx'), 'CustomersPage'),
})
const customerImports = createRoute({
  getParentRoute: () => shell,
  path: '/customers/imports',
  component: lazyRouteComponent(() => import('../customers/CustomerImportsPage.tsx'), 'CustomerImportsPage'),
})
const customerImport = createRoute({
  getParentRoute: () => shell,
  path: '/customers/imports/$importId',
  validateSearch: textSearch('outcome'),
  component: lazyRouteComponent(() => import('../customers/CustomerImportPage.tsx'), 'CustomerImportPage'),
})
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$customerId',
  component: lazyRouteComponent(() => import('../customers/CustomerPage.tsx'), 'CustomerPage'),
})
const team = createRoute({
  getParentRoute: () => shell,
  path: '/team',
  validateSearch: tabSearch(['seats', 'keys', 'audit']),
  component: lazyRouteComponent(() => import('../identity/TeamPage.tsx'), 'TeamPage'),
})
const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('../identity/AccountPage.tsx'), 'AccountPage'),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../identity/SettingsPage.tsx'), 'SettingsPage'),
})

const inShell = [
  today,
  communities,
  community,
  group.addChildren([groupOverview, groupChat, groupMembers, groupRules, groupSettings]),
  imports,
  oneImport,
  customers,
  customerImports,
  customerImport,
  customer,
  ...shopRoutes,
  team,
  account,
  settings,
]
export const router = createRouter({
  routeTree: root.addChildren([signIn, setUp, shell.addChildren(inShell)]),
  basepath: '/console',
  context: { client },
  parseSearch: parseSearchWith(readSearch),
  stringifySearch: stringifySearchWith(JSON.stringify, readSearch),
  defaultPreload: 'intent',
  defaultPendingMs: 100,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
