import { afterEach, expect, test, vi } from 'vitest'
import { fetchAhead, takeAhead } from './ahead.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function answers() {
  const fetched = vi.fn(async () => new Response('{}'))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

test('an answer asked ahead is used once', async () => {
  const fetched = answers()
  fetchAhead('/api/me')
  expect((await takeAhead('/api/me'))?.status).toBe(200)
  expect(takeAhead('/api/me')).toBeUndefined()
  expect(takeAhead('/api/other')).toBeUndefined()
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('an answer that lay for long is not used', () => {
  answers()
  vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(10_001)
  fetchAhead('/api/me')
  expect(takeAhead('/api/me')).toBeUndefined()
})

test('a failure nobody waits for stays silent', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  fetchAhead('/api/me')
  await new Promise((wake) => setTimeout(wake))
  await expect(takeAhead('/api/me')).rejects.toThrow('no network')
})
