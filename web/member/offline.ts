/** What makes the member app installable and readable without a network. */
import type { VitePWAOptions } from 'vite-plugin-pwa'

/** Paths that are never answered with the app's own page. */
const notPages = [/^\/api\//, /^\/console(\/|$)/, /^\/realtime/, /^\/metrics/, /^\/(healthz|readyz)/]

export const offline: Partial<VitePWAOptions> = {
  // A new version waits until the reader agrees: nobody loses their place while reading.
  registerType: 'prompt',
  injectRegister: false,
  manifest: {
    name: '群落 · 群空间',
    short_name: '群落',
    description: '我的群、消息和公告',
    lang: 'zh-CN',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f6f4ee',
    theme_color: '#2f6b4f',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['index.html', 'assets/*.{js,css}', 'mark.svg'],
    navigateFallback: '/index.html',
    navigateFallbackDenylist: notPages,
    cleanupOutdatedCaches: true,
    runtimeCaching: [
      {
        urlPattern: /\/api\/files\/[^/]+\/thumbnail$/,
        handler: 'CacheFirst',
        options: { cacheName: 'pictures', expiration: { maxEntries: 300, maxAgeSeconds: 30 * 24 * 3600 } },
      },
    ],
  },
}
