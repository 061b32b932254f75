/** What the worker does with a push: the notice's words, one notice for one push, and none for what was read. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Pushed } from '../../../server/modules/notices/contract.ts'
import { arrive, open } from '../src/worker/arrivals.ts'
import type { OpenPage, Scope, ShownNotice } from '../src/worker/scope.ts'

type Messages = Extract<Pushed, { t: 'messages' }>
const push = (words: Partial<Messages> = {}): Messages => ({
  t: 'messages',
  id: 'psh_1' as Messages['id'],
  groupId: 'grp_1' as Messages['groupId'],
  said: { group: '观鸟', by: '小满', kind: 'text', text: '周六去湿地吗' },
  called: false,
  unread: 1,
  badge: 4,
  waiting: ['grp_1'],
  at: '2026-11-21T08:00:00.000Z',
  language: 'zh-CN',
  ...words,
})

const setAppBadge = vi.fn(async () => {})
beforeEach(() => {
  const kept = new Map<string, string>()
  const shelf = {
    match: async (place: string) => (kept.has(place) ? new Response(kept.get(place)) : undefined),
    put: async (place: string, answer: Response) => void kept.set(place, await answer.text()),
  }
  vi.stubGlobal('caches', { open: async () => shelf })
  vi.stubGlobal('navigator', { setAppBadge })
})
afterEach(() => vi.unstubAllGlobals())

/** A browser with its notices: a tag holds one. */
function aBrowser(pages: Partial<OpenPage>[] = []) {
  const shown = new Map<string, ShownNotice>()
  const history: ShownNotice[] = []
  const openWindow = vi.fn(async () => {})
  const registration = {
    showNotification: async (title: string, options: ShownNotice['options']) => {
      history.push({ title, options })
      shown.set(options.tag ?? '', { title, options })
    },
    getNotifications: async () =>
      [...shown].map(([tag, { options }]) => ({ data: options.data as unknown, close: () => shown.delete(tag) })),
  }
  const clients = { matchAll: async () => pages, openWindow, claim: async () => {} }
  // Of the worker's world what notices touch.
  return { scope: { registration, clients } as unknown as Scope, shown, history, openWindow }
}

test('says where, who and what, and sets the badge to the server’s count', async () => {
  const { scope, history } = aBrowser()
  await arrive(scope, push())
  expect(history).toMatchObject([
    { title: '观鸟', options: { body: '小满：周六去湿地吗', tag: 'grp_1', renotify: true } },
  ])
  expect(setAppBadge).toHaveBeenLastCalledWith(4)
})

test.each([
  [{ unread: 3 }, '小满：周六去湿地吗（3 条未读）'],
  [{ called: true }, '[有人@我] 小满：周六去湿地吗'],
  [{ said: { group: '观鸟', by: '小满', kind: 'image' as const, text: '' } }, '小满：[图片]'],
  [{ said: null, unread: 3 }, '3 条未读消息'],
  [{ said: null, unread: 3, called: true }, '有人找你，3 条未读'],
  [{ language: 'en' as const, unread: 2 }, '小满: 周六去湿地吗 (2 unread)'],
  [{ language: 'en' as const, said: null, unread: 1 }, '1 unread message'],
])('%o is said as “%s”', async (words, body) => {
  const { scope, history } = aBrowser()
  await arrive(scope, push(words))
  expect(history[0]?.options.body).toBe(body)
})

test('a discreet push names nothing', async () => {
  const { scope, history } = aBrowser()
  await arrive(scope, push({ said: null }))
  expect(JSON.stringify(history)).not.toMatch(/观鸟|小满|湿地/)
})

test('the same push twice is one notice, the second time without a sound, even after it was put away', async () => {
  const { scope, history, shown } = aBrowser()
  await arrive(scope, push())
  shown.clear()
  await arrive(scope, push())
  await arrive(scope, push({ id: 'psh_2' as Messages['id'] }))
  expect(history.map(({ options }) => [options.silent, options.renotify])).toEqual([
    [false, true],
    [true, false],
    [false, true],
  ])
  expect(shown.size).toBe(1)
})

test('notices of groups in which nothing waits any more go away', async () => {
  const { scope, shown } = aBrowser()
  await arrive(scope, push({ groupId: 'grp_2' as Messages['groupId'], waiting: ['grp_2'] }))
  await arrive(scope, push({ waiting: ['grp_1'] }))
  expect([...shown.keys()]).toEqual(['grp_1'])
})

test('what lies before somebody’s eyes is not told', async () => {
  const { scope, history } = aBrowser([{ url: 'https://x/g/grp_1', focused: true }])
  await arrive(scope, push())
  expect(history).toEqual([])
})

test('a pressed notice leads an open page to its chat, else opens one; the console is left alone', async () => {
  const page = { url: 'https://x/', focus: vi.fn(async () => {}), postMessage: vi.fn() }
  const withPage = aBrowser([{ url: 'https://x/console/' }, page])
  await open(withPage.scope, '/g/grp_1')
  expect(page.postMessage).toHaveBeenCalledWith({ t: 'go', to: '/g/grp_1' })
  expect(withPage.openWindow).not.toHaveBeenCalled()
  const without = aBrowser([{ url: 'https://x/console/' }])
  await open(without.scope, '/g/grp_1')
  expect(without.openWindow).toHaveBeenCalledWith('/g/grp_1')
})
