/** The app's worker: keeps its pages on the device, and shows what calls from afar. */
import type { WorkboxPlugin } from 'workbox-core'
import { ExpirationPlugin } from 'workbox-expiration'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import type { Pushed } from '../../../../server/modules/notices/contract.ts'
import { arrive, open } from './arrivals.ts'
import { renewAddress } from './renew-address.ts'
import type { Scope } from './scope.ts'

declare const self: Scope & { __WB_MANIFEST: (string | PrecacheEntry)[] }

/** Paths that are never answered with the app's own page. */
const notPages = [/^\/api\//, /^\/console(\/|$)/, /^\/realtime/, /^\/metrics/, /^\/(healthz|readyz)/]
const month = 30 * 24 * 3600

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: notPages }))
// The plugin's own types leave open what the strategy's want closed.
const expiry = new ExpirationPlugin({ maxEntries: 300, maxAgeSeconds: month }) as WorkboxPlugin
registerRoute(
  /\/api\/(files\/[^/]+\/thumbnail|pictures\/[^/]+\/small)$/,
  new CacheFirst({ cacheName: 'pictures', plugins: [expiry] }),
)

// Pictures of the first visit are kept too; a later version waits until the reader agrees.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', ({ data }) => {
  if ((data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

self.addEventListener('push', (event) => {
  const pushed = event.data?.json() as Pushed | undefined
  if (pushed) event.waitUntil(arrive(self, pushed))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { to } = (event.notification.data ?? {}) as { to?: string }
  event.waitUntil(open(self, to ?? '/'))
})
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewAddress(self, event)))
