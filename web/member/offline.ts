/** What makes the member app installable and readable without a network; the worker itself is in src/worker. */
import type { VitePWAOptions } from 'vite-plugin-pwa'

export const offline: Partial<VitePWAOptions> = {
  strategies: 'injectManifest',
  srcDir: 'src/worker',
  filename: 'sw.ts',
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
  injectManifest: { globPatterns: ['index.html', 'assets/*.{js,css}', 'mark.svg', 'icon-192.png'] },
}
