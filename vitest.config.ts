import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// Starts one database for all test files of a run.
const globalSetup = existsSync(new URL('test/database.ts', import.meta.url)) ? ['test/database.ts'] : []

const built = ['**/node_modules/**', 'dist/**', '.runtime/**', '.cache/**', 'data/**']

// What takes minutes: everything asked everything, taken away, killed, brought back, and made very large.
const hard = [
  ...['faults', 'fuzz', 'size', 'nodes', 'backup', 'upgrade'].map((part) => `test/${part}/**/*.test.ts`),
  'cli/test/{backup,restore-archive,import-tables}.test.ts',
  'test/launch/{embedded,recovering}.test.ts',
]

const shared = { globalSetup, environment: 'node', pool: 'forks', testTimeout: 30_000, hookTimeout: 60_000 } as const

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'fast',
          include: ['server/**/*.test.ts', 'bench/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...built, 'test/journeys/**', 'test/launch/**', ...hard],
          // Stories bring the whole product along: it is read once for all of them. None keeps anything beside its world.
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'fast-apart',
          include: ['web/**/*.test.{ts,tsx}', 'cli/**/*.test.ts', 'test/launch/**/*.test.ts'],
          exclude: [...built, 'web/mini/**', ...hard],
        },
      },
      {
        test: {
          ...shared,
          name: 'hard',
          include: hard,
          exclude: built,
          // Two that take things away at the same time would only show that the machine is small.
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: built,
          // Two at a time: a story waits for its pages about half of the time.
          testTimeout: 120_000,
          // A browser on a busy machine may miss a moment; twice in a row it is a defect.
          retry: 1,
        },
      },
    ],
  },
})
