/** How the member app is bundled; what makes it work offline is added in vite.config.ts. */
import { fileURLToPath } from 'node:url'
import type { Plugin, UserConfig } from 'vite'
import { appConfig } from '../vite-shared.ts'
import { chunkGroups } from './chunks.ts'

const shared = appConfig('member', '/', 5471)

/** The page names the script that everybody needs, so that it travels beside the first one that asks for it. */
const baseBeside: Plugin = {
  name: 'base-beside',
  transformIndexHtml(_html, { bundle }) {
    return Object.values(bundle ?? {})
      .filter((file) => file.type === 'chunk' && ['react', 'base'].includes(file.name))
      .map(({ fileName }) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
        injectTo: 'head' as const,
      }))
  },
}

export const memberBuild = {
  ...shared,
  plugins: [shared.plugins, baseBeside],
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
