/** What both apps build with: React, relative dev proxies to the server, and old enough browsers. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/** The server of `npm run dev`. */
const server = 'http://127.0.0.1:8470'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Vite settings for the app in `web/<name>`, served below `/<name>/` and built to `dist/<name>`. */
export function appConfig(name: 'console' | 'member', at: string, port: number): UserConfig {
  return {
    root: here(`./${name}`),
    base: at,
    plugins: [react()],
    build: {
      outDir: here(`../dist/${name}`),
      emptyOutDir: true,
      target: ['chrome107', 'safari16', 'firefox104'],
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
    },
    server: { port, proxy: { '/api': server, '/realtime': { target: server, ws: true } } },
  }
}
