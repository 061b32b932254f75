/** Every page of the app: where it lives, who may see it, and the script it needs. */
import { wakeCalendar } from '../../../ui/moments.ts'
import { loadActivities } from './activities.ts'
import { comesLater } from './comes-later.tsx'
import type { Loader, Route } from './route.ts'
import { fit, type Params } from './router.ts'
import { loadShop } from './shop.ts'

function page(pattern: string, load: Loader, more: { for?: Route['for']; list?: boolean } = {}): Route {
  const later = comesLater(load)
  return { pattern, load: later.load, Page: later.Part, for: more.for ?? 'member', list: more.list ?? false }
}

/** One script brings all that chatting needs: each further one takes a phone's turn at one of six connections. */
function chatting<Name extends keyof Chatting>(name: Name): () => Promise<{ default: Chatting[Name] }> {
  return async () => ({ default: (await import('./chatting.ts'))[name] })
}
type Chatting = typeof import('./chatting.ts')

/** The shop's script and words come together, when somebody shops. */
function shopping<Name extends keyof Shopping>(name: Name): () => Promise<{ default: Shopping[Name] }> {
  return async () => ({ default: (await loadShop())[name] })
}
type Shopping = Awaited<ReturnType<typeof loadShop>>

/** So do those of activities and coupons. */
function taking<Name extends keyof Taking>(name: Name): () => Promise<{ default: Taking[Name] }> {
  return async () => ({ default: (await loadActivities())[name] })
}
type Taking = Awaited<ReturnType<typeof loadActivities>>

export const routes: readonly Route[] = [
  page('/', chatting('InboxPage'), { list: true }),
  page('/g/:groupId', chatting('ChatPage'), { list: true }),
  page('/g/:groupId/t/:topicId', chatting('TopicPage'), { list: true }),
  page('/g/:groupId/info', () => import('../community/GroupPage.tsx'), { list: true }),
  page('/g/:groupId/members', () => import('../community/MembersPage.tsx'), { list: true }),
  page('/g/:groupId/rules', () => import('../community/RulesPage.tsx'), { list: true }),
  page('/g/:groupId/kept/:only', () => import('../messaging/KeptPage.tsx'), { list: true }),
  page('/g/:groupId/topics', () => import('../messaging/TopicsPage.tsx'), { list: true }),
  page('/search', () => import('../messaging/SearchPage.tsx'), { list: true }),
  page('/me', () => import('../identity/MePage.tsx')),
  page('/c/:communityId/shop', shopping('ShelfPage'), { list: true }),
  page('/c/:communityId/shop/:productId', shopping('ProductPage'), { list: true }),
  page('/c/:communityId/activities', taking('ActivitiesPage'), { list: true }),
  page('/c/:communityId/activities/:activityId', taking('ActivityPage'), { list: true }),
  page('/c/:communityId/activities/:activityId/order', taking('DealOrderPage'), { list: true }),
  page('/d/:entryId', taking('EntryPage'), { list: true }),
  page('/c/:communityId/coupons', taking('CouponsPage'), { list: true }),
  page('/me/coupons', taking('WalletPage')),
  page('/me/activities', taking('MyActivitiesPage')),
  page('/lottery/:activityId', taking('LotteryProofPage'), { for: 'visitor' }),
  page('/me/co-selling', taking('MyContractsPage')),
  page('/c/:communityId/cart', shopping('CartPage'), { list: true }),
  page('/c/:communityId/checkout', shopping('CheckoutPage'), { list: true }),
  page('/c/:communityId/membership', shopping('MembershipPage'), { list: true }),
  page('/pay/:paymentId', shopping('PayPage')),
  page('/payouts/:payoutId', shopping('PayoutPage')),
  page('/me/orders', shopping('MyOrdersPage')),
  page('/me/orders/:orderId', shopping('OrderPage')),
  page('/me/orders/:orderId/pay', shopping('WaysPage')),
  page('/me/memberships', shopping('MyMembershipsPage')),
  page('/me/promoter', shopping('PromoterPage')),
  page('/me/data', () => import('../archive/MyDataPage.tsx')),
  page('/me/tidings', () => import('../notices/Tidings.tsx')),
  page('/me/notices', () => import('../notices/NoticesPage.tsx')),
  page('/sign-in', () => import('../identity/SignInPage.tsx'), { for: 'visitor' }),
  page('/j/:code', () => import('../community/JoinPage.tsx'), { for: 'visitor' }),
]

/** What signed-in people have around every page; visitors do not load it. */
export const memberRoom = comesLater(chatting('MemberRoom'))

/** Loads the scripts a path needs. What does not come is asked for again by the page, which tells when it fails. */
export async function loadEarly(path: string) {
  const route = findRoute(path)?.route
  const isForMembers = route?.for === 'member'
  if (isForMembers) setTimeout(wakeCalendar)
  await Promise.allSettled([route?.load(), isForMembers ? memberRoom.load() : null])
}

/** The page a path leads to. */
export function findRoute(path: string): { route: Route; params: Params } | null {
  for (const route of routes) {
    const params = fit(route.pattern, path)
    if (params) return { route, params }
  }
  return null
}
