/** How the member app is bundled; what makes it work offline is added in vite.config.ts. */
import { fileURLToPath } from 'node:url'
import type { Plugin, UserConfig } from 'vite'
import { appConfig } from '../vite-shared.ts'
import { chunkGroups } from './chunks.ts'

const shared = appConfig('member', '/', 5471)

/** What everybody needs, in the order in which main.tsx takes it up. */
const everybodys = ['react', 'drawing', 'query', 'asking', 'base', 'start']

/** The page names the scripts that everybody needs, so that they travel beside the first one that asks for them. */
const besideTheFirst: Plugin = {
  name: 'beside-the-first',
  transformIndexHtml(_html, { bundle }) {
    return Object.values(bundle ?? {})
      .filter((file) => file.type === 'chunk' && everybodys.includes(file.name))
      .map(({ fileName }) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
        injectTo: 'head' as const,
      }))
  },
}

/** What is seen comes before what works: the style sheet is asked for first, the scripts in a lower voice. */
const seenFirst: Plugin = {
  name: 'seen-first',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const [sheet = ''] = /^ *<link rel="stylesheet".*\n/m.exec(html) ?? []
      return html
        .replace(sheet, '')
        .replace(/^ *<script type="module"/m, `${sheet}$&`)
        .replace(/<script type="module"|<link rel="modulepreload"/g, '$& fetchpriority="low"')
    },
  },
}

export const memberBuild = {
  ...shared,
  plugins: [shared.plugins, besideTheFirst, seenFirst],
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
