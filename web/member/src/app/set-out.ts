/**
 * What the first page of a visit needs is on its way before the app's own script has arrived. On a slow phone each
 * question that waits for a script costs as much as the script.
 */
import { fetchAhead } from '../../../ui/ahead.ts'
import { isKnownHere } from './known-here.ts'

/** Where who I am, a group's chat, and what a join link promises are answered. */
export const firstAddresses = {
  me: () => '/api/me',
  chat: (groupId: string) => `/api/groups/${encodeURIComponent(groupId)}/chat?limit=30`,
  join: (code: string, search: string) => {
    const invitation = new URLSearchParams(search).get('invitation')
    const query = invitation ? `?${new URLSearchParams({ invitation })}` : ''
    return `/api/join/${encodeURIComponent(code)}${query}`
  },
}

/** Starts loading what a place needs: its script, and side by side with it the answers it will ask for first. */
export function setOut({ pathname, search }: { pathname: string; search: string }) {
  const [, room, name] = pathname.split('/')
  if (room === 'sign-in') return
  if (room === 'j') return setOutToJoin(name, search)
  void import('./chatting.ts')
  // Whoever is known here sees at once what this device keeps; the line tells what is new.
  if (isKnownHere()) return
  fetchAhead(firstAddresses.me())
  if (room === 'g' && name && pathname.split('/').length === 3) fetchAhead(firstAddresses.chat(decoded(name)))
}

function setOutToJoin(code: string | undefined, search: string) {
  void import('../community/JoinPage.tsx')
  if (code) fetchAhead(firstAddresses.join(decoded(code), search))
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
