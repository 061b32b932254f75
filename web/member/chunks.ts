/**
 * Which script holds what. Left alone the bundler makes some fifty files of a few hundred bytes; over HTTP/1.1 on
 * a slow phone each costs a round trip. So: one base for everybody, one for chatting, and a small one
 * for each other page.
 */
const chatting =
  /web\/ui\/sync\/|member\/src\/(app\/chatting|messaging\/(?!Search|Kept|Topics|Talk|use-talk)|app\/(MemberRoom|TabBar|LineBanner|me|wide))/
const everywhere = /web\/ui\/|server\/|node_modules\/|vite\/|member\/src\/(app\/|start)|member\/contract-words/
/** Loaded after the page is shown: of insight's window a chat needs only a part, and that when it is asked for. */
const afterwards = /workbox|pwa-register|server\/modules\/(insight|archive)\//
/** Only the reader's language is loaded. */
const words = /words\/(shop\.|promotions\.|coupons\.)?(zh-CN|en)\.(json|ts)/
/** The shop and its contracts come when somebody shops. */
const shop =
  /member\/src\/(shop|membership|distribution)\/|web\/ui\/coupon-words|server\/modules\/(commerce|ledger|distribution)\/|node_modules\/(qrcode|dijkstrajs)\/|modern\/(queriesObserver|useQueries)\./
/** Activities come when somebody looks at one, or when a card of one is on the screen. */
const activities = /member\/src\/promotions\/|server\/modules\/promotions\/|web\/ui\/told-rules/
/** In the first script of all, which is small and sends for everything else; never in one of the large ones. */
const first =
  /web\/ui\/(ahead|theme|words\/language)\.ts|member\/src\/(words\/book|app\/(set-out|known-here))\.ts|vite\/(preload-helper|modulepreload-polyfill)|web\/ui\/tokens\.css|member\/src\/app\/(app|places|pages|forms)\.css/
/** Kept on this device for whoever is signed in; needed to sign in and out. */
const device = /web\/ui\/sync\/(value|ask|cache|outbox)\.ts/

/** Draws the pages; a third of all script, and evaluated before the rest, in a turn of its own. */
const drawing = /node_modules\/(react|react-dom|scheduler)\//
/** Asks and speaks for the pages; evaluated after what draws, in a turn of its own. */
const asking = /node_modules\/(i18next|react-i18next|@tanstack\/(query-core|react-query))\//

export const chunkGroups = [
  { name: 'first', priority: 3, test: (id: string) => first.test(id) },
  { name: 'react', priority: 3, test: (id: string) => drawing.test(id) },
  { name: 'query', priority: 3, test: (id: string) => asking.test(id) && !shop.test(id) },
  {
    name: 'base',
    priority: 2,
    test: (id: string) =>
      device.test(id) ||
      (everywhere.test(id) && ![chatting, afterwards, words, shop, activities].some((other) => other.test(id))),
  },
  { name: 'chat', priority: 1, test: (id: string) => chatting.test(id) },
  { name: 'shop', priority: 0, test: (id: string) => shop.test(id) && !words.test(id) },
  { name: 'activities', priority: 0, test: (id: string) => activities.test(id) && !words.test(id) },
]
