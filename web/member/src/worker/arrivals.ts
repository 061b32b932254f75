/** What happens when a push arrives: a notice, the badge, and notices that are of no use any more go away. */
import type { Pushed } from '../../../../server/modules/notices/contract.ts'
import { noticeOf } from './notice.ts'
import type { OpenPage, Scope } from './scope.ts'
import { wordsIn } from './words.ts'

/** Which push was shown last of each group: one that arrives twice is one notice. */
const shelf = 'told'
const placeOf = (groupId: string) => `/told/${groupId}`

export async function arrive(scope: Scope, pushed: Pushed): Promise<void> {
  const t = await wordsIn(pushed.language)
  await showBadge(pushed.badge)
  if (pushed.t === 'trial') return show(scope, noticeOf(pushed, t))
  await closeStale(scope, pushed.waiting)
  if (pushed.t === 'tiding') return show(scope, noticeOf(pushed, t))
  if (await isLookedAt(scope, pushed.groupId)) return
  const isAgain = await wasShown(pushed)
  await show(scope, noticeOf(pushed, t, isAgain))
  await noteShown(pushed)
}

async function show({ registration }: Scope, { title, options }: ReturnType<typeof noticeOf>): Promise<void> {
  await registration.showNotification(title, options)
}

async function showBadge(count: number): Promise<void> {
  // Not every browser has one, and some want the app installed first.
  if ('setAppBadge' in navigator) await navigator.setAppBadge(count).catch(() => {})
}

/** What was read elsewhere needs no notice here any more. */
async function closeStale({ registration }: Scope, waiting: readonly string[]): Promise<void> {
  for (const notice of await registration.getNotifications()) {
    const { groupId } = (notice.data ?? {}) as { groupId?: string }
    if (groupId && !waiting.includes(groupId)) notice.close()
  }
}

async function isLookedAt(scope: Scope, groupId: string): Promise<boolean> {
  const pages = await listPages(scope)
  return pages.some(({ url, focused }) => focused && new URL(url).pathname.startsWith(`/g/${groupId}`))
}

const listPages = ({ clients }: Scope): Promise<readonly OpenPage[]> =>
  clients.matchAll({ type: 'window', includeUncontrolled: true })

type Messages = Extract<Pushed, { t: 'messages' }>

async function wasShown({ id, groupId }: Messages): Promise<boolean> {
  const kept = await (await caches.open(shelf)).match(placeOf(groupId))
  return (await kept?.text()) === id
}

async function noteShown({ id, groupId }: Messages): Promise<void> {
  await (await caches.open(shelf)).put(placeOf(groupId), new Response(id))
}

/** A notice was pressed: an open page goes there, else one is opened. */
export async function open(scope: Scope, to: string): Promise<void> {
  const pages = await listPages(scope)
  const page = pages.find(({ url }) => !new URL(url).pathname.startsWith('/console'))
  if (!page) {
    await scope.clients.openWindow(to)
    return
  }
  page.postMessage({ t: 'go', to })
  await page.focus()
}
