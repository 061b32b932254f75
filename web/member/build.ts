/** How the member app is bundled; what makes it work offline is added in vite.config.ts. */
import { fileURLToPath } from 'node:url'
import type { UserConfig } from 'vite'
import { appConfig } from '../vite-shared.ts'
import { chunkGroups } from './chunks.ts'

const shared = appConfig('member', '/', 5471)

export const memberBuild = {
  ...shared,
  resolve: { alias: { zod: fileURLToPath(new URL('./contract-words.ts', import.meta.url)) } },
  build: {
    ...shared.build,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunkGroups } },
      // Declaring an endpoint that nobody asks changes nothing: leave it out.
      treeshake: { manualPureFunctions: ['endpoint', 'problem', 'news', 'idOf', 'pageOf', 'z'] },
    },
  },
} satisfies UserConfig
