import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shownPending } from '../pending.ts'
import type { Sync } from '../sync.ts'
import type { Settled, Tabs } from '../tabs.ts'
import { makeServer, memoryShelf } from './fake-server.ts'
import { groupId } from './group-model.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const words = (text: string) => ({
  text,
  mentions: [],
  mentionsAll: false,
  replyTo: null,
  topicId: null,
  fileIds: [],
  poll: null,
})

/** The pages of one browser: they take turns, and hear each other unless they sleep. */
function aBrowser() {
  const hearing = new Map<symbol, (settled: Settled) => void>()
  let turn: Promise<void> = Promise.resolve()
  return function openPage({ sleeps = false } = {}): Tabs {
    const mine = Symbol('page')
    return {
      alone: (work) => (turn = turn.then(work)),
      tell: (settled) => hearing.forEach((hear, page) => page !== mine && hear(settled)),
      onTold: (hear) => void (sleeps || hearing.set(mine, hear)),
      close: () => void hearing.delete(mine),
    }
  }
}

async function twoTabs(second: { sleeps?: boolean } = {}) {
  const server = makeServer()
  const shelf = memoryShelf()
  const openPage = aBrowser()
  const tabs = [server.device(shelf, openPage()), server.device(shelf, openPage(second))] as const
  for (const tab of tabs) {
    tab.start()
    tab.enter(groupId)
  }
  await vi.advanceTimersByTimeAsync(1)
  return { server, shelf, tabs }
}

const textsOf = (tab: Sync) => tab.room(groupId).view?.messages.map((message) => message.text)
const pendingOf = (tab: Sync) => shownPending(tab.room(groupId).view!)

/** Both pages are opened anew without a network, so that both find the unsent messages. */
async function reopened({ server, shelf, tabs }: Awaited<ReturnType<typeof twoTabs>>, sleeps = false) {
  for (const tab of tabs) tab.stop()
  const openPage = aBrowser()
  server.state.reachable = true
  const again = [server.device(shelf, openPage()), server.device(shelf, openPage({ sleeps }))] as const
  for (const tab of again) {
    tab.enter(groupId)
    tab.start()
  }
  await vi.advanceTimersByTimeAsync(5_000)
  return again
}

test('of two open tabs one sends what is unsent, each message in one attempt, and both show it', async () => {
  const story = await twoTabs()
  const { server, tabs } = story
  server.cut()
  for (const [place, text] of ['一', '二', '三', '四'].entries()) tabs[place % 2]!.send(groupId, words(text))
  await vi.advanceTimersByTimeAsync(100)
  const again = await reopened(story)
  expect(server.attempts).toHaveLength(4)
  expect(new Set(server.attempts).size).toBe(4)
  expect(server.group.messages).toHaveLength(4)
  for (const tab of again) {
    expect(textsOf(tab)?.toSorted()).toEqual(['一', '三', '二', '四'])
    expect(pendingOf(tab)).toEqual([])
  }
})

test('a tab that slept while another sent does not show the message as being sent for ever', async () => {
  const story = await twoTabs()
  const { server, tabs } = story
  server.cut()
  tabs[0].send(groupId, words('醒来以前'))
  await vi.advanceTimersByTimeAsync(100)
  const [, sleeper] = await reopened(story, true)
  sleeper.wake()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sleeper.room(groupId).view?.pending).toEqual([])
  expect(textsOf(sleeper)).toEqual(['醒来以前'])
})

test('two things said in one millisecond are sent in their order', async () => {
  const { server, tabs } = await twoTabs()
  const said = Array.from({ length: 12 }, (_, place) => `第${place}句`)
  for (const text of said) tabs[0].send(groupId, words(text))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(server.group.messages.map((message) => message.text)).toEqual(said)
})
