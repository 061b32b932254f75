import { parseCronItems } from 'graphile-worker'
import { expect, test } from 'vitest'
import { modules } from './modules.ts'

test('the queue can read when each job of the clock is due, and each is named once', () => {
  const jobs = modules.flatMap(({ cron }) => cron ?? [])
  expect(jobs.length).toBeGreaterThan(10)
  expect(parseCronItems(jobs.map(({ name, pattern }) => ({ task: name, match: pattern })))).toHaveLength(jobs.length)
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
})
