/** Every address of the console; each page is its own piece of script. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { ask, isRefusal } from '../../../ui/client.ts'
import { client } from './answers.ts'
import { BrokenPage, LostPage, ShellSkeleton } from './OtherPages.tsx'
import { Shell } from './Shell.tsx'
import { fieldSearch, groupSearch, readSearch, tabSearch, textSearch } from './searches.ts'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet,
  errorComponent: BrokenPage,
  notFoundComponent: LostPage,
})

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

/** Everything below asks for an operator who is signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  pendingComponent: ShellSkeleton,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData({
        queryKey: questionKey(readMeEndpoint, {}),
        queryFn: () => ask(readMeEndpoint, {}),
      })
    } catch (failure) {
      if (!isRefusal(failure, 'kernel.not_signed_in')) throw failure
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    }
  },
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
const shop = createRoute({
  getParentRoute: () => shell,
  path: '/shop',
  beforeLoad: () => {
    throw redirect({ to: '/shop/orders', replace: true })
  },
})
const orders = createRoute({
  getParentRoute: () => shell,
  path: '/shop/orders',
  validateSearch: textSearch('q', 'state', 'community'),
  component: lazyRouteComponent(() => import('../commerce/OrdersPage.tsx'), 'OrdersPage'),
})
const order = createRoute({
  getParentRoute: () => shell,
  path: '/shop/orders/$orderId',
  component: lazyRouteComponent(() => import('../commerce/OrderPage.tsx'), 'OrderPage'),
})
const redemption = createRoute({
  getParentRoute: () => shell,
  path: '/shop/redeem',
  component: lazyRouteComponent(() => import('../commerce/RedeemPage.tsx'), 'RedeemPage'),
})
const shipMany = createRoute({
  getParentRoute: () => shell,
  path: '/shop/ship',
  component: lazyRouteComponent(() => import('../commerce/ShipManyPage.tsx'), 'ShipManyPage'),
})
const products = createRoute({
  getParentRoute: () => shell,
  path: '/shop/products',
  validateSearch: textSearch('q', 'category', 'shown'),
  component: lazyRouteComponent(() => import('../commerce/ProductsPage.tsx'), 'ProductsPage'),
})
const goodsImports = createRoute({
  getParentRoute: () => shell,
  path: '/shop/imports',
  component: lazyRouteComponent(() => import('../commerce/GoodsImportsPage.tsx'), 'GoodsImportsPage'),
})
const goodsImport = createRoute({
  getParentRoute: () => shell,
  path: '/shop/imports/$importId',
  component: lazyRouteComponent(() => import('../commerce/GoodsImportPage.tsx'), 'GoodsImportPage'),
})
const newProduct = createRoute({
  getParentRoute: () => shell,
  path: '/shop/products/new',
  component: lazyRouteComponent(() => import('../commerce/NewProductPage.tsx'), 'NewProductPage'),
})
const product = createRoute({
  getParentRoute: () => shell,
  path: '/shop/products/$productId',
  component: lazyRouteComponent(() => import('../commerce/ProductPage.tsx'), 'ProductPage'),
})
const activities = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities',
  validateSearch: textSearch('kind', 'state', 'community'),
  component: lazyRouteComponent(() => import('../promotions/ActivitiesPage.tsx'), 'ActivitiesPage'),
})
const newActivity = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities/new',
  validateSearch: textSearch('kind'),
  component: lazyRouteComponent(() => import('../promotions/NewActivityPage.tsx'), 'NewActivityPage'),
})
const activity = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities/$activityId',
  component: lazyRouteComponent(() => import('../promotions/ActivityPage.tsx'), 'ActivityPage'),
})
const changeActivity = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities/$activityId/change',
  component: lazyRouteComponent(() => import('../promotions/ChangeActivityPage.tsx'), 'ChangeActivityPage'),
})
const attention = createRoute({
  getParentRoute: () => shell,
  path: '/shop/attention',
  component: lazyRouteComponent(() => import('../commerce/AttentionPage.tsx'), 'AttentionPage'),
})
const memberships = createRoute({
  getParentRoute: () => shell,
  path: '/shop/memberships',
  validateSearch: textSearch('community', 'plan', 'state'),
  component: lazyRouteComponent(() => import('../memberships/MembershipsPage.tsx'), 'MembershipsPage'),
})
const ledger = createRoute({
  getParentRoute: () => shell,
  path: '/shop/ledger',
  component: lazyRouteComponent(() => import('../ledger/LedgerPage.tsx'), 'LedgerPage'),
})
const statement = createRoute({
  getParentRoute: () => shell,
  path: '/shop/ledger/$book',
  validateSearch: textSearch('code', 'kind', 'from', 'to'),
  component: lazyRouteComponent(() => import('../ledger/StatementPage.tsx'), 'StatementPage'),
})
const payments = createRoute({
  getParentRoute: () => shell,
  path: '/shop/payments',
  component: lazyRouteComponent(() => import('../commerce/PaymentsPage.tsx'), 'PaymentsPage'),
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
  shop,
  orders,
  order,
  redemption,
  shipMany,
  products,
  goodsImports,
  goodsImport,
  newProduct,
  product,
  activities,
  newActivity,
  activity,
  changeActivity,
  attention,
  memberships,
  ledger,
  statement,
  payments,
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
