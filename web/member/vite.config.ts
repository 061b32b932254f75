import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { appConfig } from '../vite-shared.ts'
import { chunkGroups } from './chunks.ts'
import { offline } from './offline.ts'

const shared = appConfig('member', '/', 5471)

export default defineConfig({
  ...shared,
  plugins: [shared.plugins, VitePWA(offline)],
  resolve: { alias: { zod: fileURLToPath(new URL('./contract-words.ts', import.meta.url)) } },
  build: {
    ...shared.build,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunkGroups } },
      // Declaring an endpoint that nobody asks changes nothing: leave it out.
      treeshake: { manualPureFunctions: ['endpoint', 'problem', 'news', 'idOf', 'pageOf', 'z'] },
    },
  },
})
