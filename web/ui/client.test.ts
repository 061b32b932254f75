import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../../server/kernel/contract.ts'
import { isWorthRetrying } from './asking.ts'
import { addressOf, ask, fieldFailures, fillPath, Offline, queryOf, Refusal, sayFailure } from './client.ts'

const readThing = endpoint({
  name: 'test.read_thing',
  route: 'GET /things/:thingId/parts',
  summary: 'x',
  input: z.object({ thingId: z.string(), q: z.string().optional(), limit: z.number().optional() }),
  output: z.object({ name: z.string() }),
})
const changeThing = endpoint({
  name: 'test.change_thing',
  route: 'PATCH /things/:thingId',
  summary: 'x',
  input: z.object({ thingId: z.string(), name: z.string() }),
})

function answer(status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const fetched = vi.fn(async (_address: string, _request: RequestInit) => new Response(text, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => vi.unstubAllGlobals())

describe('addresses', () => {
  test('path fields are taken out of the rest and encoded', () => {
    expect(fillPath('/a/:b/c/:d', { b: '1/2', d: '👍', e: 3 })).toEqual({
      path: '/a/1%2F2/c/%F0%9F%91%8D',
      rest: { e: 3 },
    })
    expect(() => fillPath('/a/:b', {})).toThrow('needs b')
  })
  test('unset fields leave no trace in the query', () => {
    expect(queryOf({ q: '城市 圈', a: undefined, b: null, c: '', d: false, e: ['x', 'y'] })).toBe(
      '?q=%E5%9F%8E%E5%B8%82+%E5%9C%88&d=false&e=x&e=y',
    )
    expect(queryOf({})).toBe('')
  })
  test('an address can be linked', () => {
    expect(addressOf(readThing, { thingId: 't1', q: 'a' })).toBe('/api/things/t1/parts?q=a')
  })
})

describe('asking', () => {
  test('reads carry a query, no body and no key', async () => {
    const fetched = answer(200, { name: 'n' })
    expect(await ask(readThing, { thingId: 't1', limit: 5 })).toEqual({ name: 'n' })
    const [address, request] = fetched.mock.calls[0] ?? []
    expect(address).toBe('/api/things/t1/parts?limit=5')
    expect(request?.body).toBeUndefined()
    expect(request?.headers).not.toHaveProperty('idempotency-key')
  })
  test('writes carry JSON without path fields, and a key', async () => {
    const fetched = answer(200, {})
    await ask(changeThing, { thingId: 't1', name: 'x' })
    await ask(changeThing, { thingId: 't1', name: 'x' }, { key: 'again' })
    const [first, second] = fetched.mock.calls.map((call) => call[1])
    const keyOf = (request?: RequestInit) => new Headers(request?.headers).get('idempotency-key')
    expect(first?.body).toBe('{"name":"x"}')
    expect(keyOf(first)).toMatch(/^[0-9a-f-]{36}$/)
    expect(keyOf(second)).toBe('again')
  })
  test('an empty answer is an empty object', async () => {
    answer(200, '')
    expect(await ask(changeThing, { thingId: 't', name: 'x' })).toEqual({})
  })
})

describe('failing', () => {
  const full = {
    code: 'community.group_full',
    zh: '群满了',
    en: 'Full',
    facts: { cap: 200 },
    fields: [{ path: 'name', zh: '太长', en: 'Too long' }],
  }
  test('a problem is a refusal with its facts and fields', async () => {
    answer(409, full)
    const failure = await ask(readThing, { thingId: 't' }).catch((caught) => caught)
    expect(failure).toBeInstanceOf(Refusal)
    expect(failure).toMatchObject({ code: 'community.group_full', status: 409, facts: { cap: 200 } })
    expect(sayFailure(failure, 'zh-CN')).toBe('群满了')
    expect(sayFailure(failure, 'en')).toBe('Full')
    expect(fieldFailures(failure, 'en')).toEqual({ name: 'Too long' })
  })
  test('no network and a gateway without its server are offline', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await ask(readThing, { thingId: 't' }).catch((caught) => caught)).toBeInstanceOf(Offline)
    answer(502, '<html>Bad gateway</html>')
    expect(await ask(readThing, { thingId: 't' }).catch((caught) => caught)).toBeInstanceOf(Offline)
  })
  test('an unreadable fault still says something', async () => {
    answer(500, 'oops')
    const failure = await ask(readThing, { thingId: 't' }).catch((caught) => caught)
    expect(failure).toMatchObject({ code: 'kernel.fault', status: 500 })
  })
  test('a request that was stopped on purpose is not offline', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stopped', 'AbortError')))
    const stopped = AbortSignal.abort()
    const failure = await ask(readThing, { thingId: 't' }, { signal: stopped }).catch((caught) => caught)
    expect(failure.name).toBe('AbortError')
  })
  test('only what may change is asked again', () => {
    expect(isWorthRetrying(0, new Refusal({ ...full, status: 409 }))).toBe(false)
    expect(isWorthRetrying(0, new Refusal({ ...full, status: 503 }))).toBe(true)
    expect(isWorthRetrying(0, new Offline())).toBe(true)
    expect(isWorthRetrying(3, new Offline())).toBe(false)
  })
})
