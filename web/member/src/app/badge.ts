/** The figure on the app's icon, and notices on this device, follow what is unread. */
import { useEffect } from 'react'
import type { InboxRow } from '../../../../server/modules/messaging/contract.ts'
import { useInbox } from '../../../ui/sync/react.ts'
import { go } from './router.ts'

/** Keeps badge and notices true while the app is open; a notice that is pressed leads to its chat. */
export function useBadge() {
  const { status, rows, unread } = useInbox()
  const isKnown = status === 'ready' || status === 'kept'
  const read = readGroups(rows)
  useEffect(() => {
    if (isKnown) void showBadge(unread)
  }, [isKnown, unread])
  useEffect(() => {
    if (read) void closeNotices(read.split(' '))
  }, [read])
  useEffect(() => {
    navigator.serviceWorker?.addEventListener('message', follow)
    return () => navigator.serviceWorker?.removeEventListener('message', follow)
  }, [])
}

const readGroups = (rows: readonly InboxRow[]) =>
  rows
    .filter(({ cursor }) => cursor.unread === 0)
    .map(({ group }) => group.id)
    .join(' ')

function follow({ data }: MessageEvent<{ t?: string; to?: string } | null>) {
  if (data?.t === 'go' && data.to?.startsWith('/')) go(data.to)
}

async function showBadge(count: number) {
  if ('setAppBadge' in navigator) await navigator.setAppBadge(count).catch(() => {})
}

async function closeNotices(groupIds: readonly string[]) {
  const worker = await navigator.serviceWorker?.getRegistration()
  for (const notice of (await worker?.getNotifications?.()) ?? []) {
    const { groupId } = (notice.data ?? {}) as { groupId?: string }
    if (groupId && groupIds.includes(groupId)) notice.close()
  }
}
