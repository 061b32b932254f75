/** What both apps build with: React, relative dev proxies to the server, and old enough browsers. */
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/** The server of `npm run dev`. */
const server = 'http://127.0.0.1:8470'

/** Vite settings for the app in `web/<name>`, served below `/<name>/` and built to `dist/<name>`. */
export function appConfig(name: 'console' | 'member', at: string, port: number): UserConfig {
  return {
    root: new URL(`./${name}`, import.meta.url).pathname,
    base: at,
    plugins: [react()],
    build: {
      outDir: new URL(`../dist/${name}`, import.meta.url).pathname,
      emptyOutDir: true,
      target: ['chrome107', 'safari16', 'firefox104'],
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
    },
    server: { port, proxy: { '/api': server, '/realtime': { target: server, ws: true } } },
  }
}
