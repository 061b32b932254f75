import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { memberBuild } from '../build.ts'

/** What a page may weigh on its first visit: kilobytes of compressed script. */
const most = 150

type Chunk = Rolldown.OutputChunk
let chunks: Map<string, Chunk>

beforeAll(async () => {
  // Otherwise the bundler takes React's larger edition for developers.
  vi.stubEnv('NODE_ENV', 'production')
  const output = (await build({
    ...memberBuild,
    configFile: false,
    logLevel: 'silent',
    build: {
      ...memberBuild.build,
      write: false,
      // Comes from the plugin that makes the app work offline, and is loaded after the page is shown.
      rolldownOptions: { ...memberBuild.build.rolldownOptions, external: ['virtual:pwa-register'] },
    },
  })) as Rolldown.RolldownOutput
  const scripts = output.output.filter((file): file is Chunk => file.type === 'chunk')
  chunks = new Map(scripts.map((chunk) => [chunk.fileName, chunk]))
}, 60_000)

afterAll(() => vi.unstubAllEnvs())

/** A script with everything it imports at once. */
function withImports(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    if (seen.has(name)) continue
    seen.add(name)
    withImports(chunks.get(name)?.imports ?? [], seen)
  }
  return seen
}

function kilobytesOf(...pages: string[]): number {
  const loaded = [...pages, 'drawing', 'asking', 'start', 'zh-CN']
  const wanted = [...chunks.values()].filter(({ isEntry, name }) => isEntry || loaded.includes(name))
  expect(wanted).toHaveLength(loaded.length + 1)
  const names = withImports(wanted.map(({ fileName }) => fileName))
  return [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0) / 1024
}

describe('the first visit stays light', () => {
  test('joining', () => expect(kilobytesOf('JoinPage')).toBeLessThan(most))
  test('chatting', () => expect(kilobytesOf('chatting')).toBeLessThan(most))
})

test('the schemas of the contracts are not in it', () => {
  expect([...chunks.values()].some(({ code }) => code.includes('ZodError'))).toBe(false)
})
