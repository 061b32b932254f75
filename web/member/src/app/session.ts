/** Who is signed in on this device: known at once from last time, then as the server says. */
import { type Me, readMeEndpoint, signOutEndpoint } from '../../../../server/modules/identity/contract.ts'
import { ask } from '../../../ui/client.ts'
import { isSignedOut } from '../../../ui/sync/ask.ts'
import { openCache } from '../../../ui/sync/cache.ts'
import { forgetToldHere, turnOffHere } from '../notices/this-device.ts'
import { meKeptAt } from './known-here.ts'
import { Value } from '../../../ui/sync/value.ts'

export type Session =
  | { status: 'unknown' | 'out'; me: null; failure: null }
  | { status: 'failed'; me: null; failure: unknown }
  | { status: 'in'; me: Me; failure: null }

export const session = new Value<Session>(readKept())

function readKept(): Session {
  try {
    const me = JSON.parse(localStorage.getItem(meKeptAt) ?? 'null') as Me | null
    if (me?.person.id) return { status: 'in', me, failure: null }
  } catch {
    localStorage.removeItem(meKeptAt)
  }
  return { status: 'unknown', me: null, failure: null }
}

/** This person is signed in now. */
export function enterAs(me: Me) {
  localStorage.setItem(meKeptAt, JSON.stringify(me))
  session.set({ status: 'in', me, failure: null })
}

/** The session is over; what this device kept stays for when the same person comes back. */
export function sessionEnded() {
  localStorage.removeItem(meKeptAt)
  forgetToldHere()
  session.set({ status: 'out', me: null, failure: null })
}

/** Asks the server who I am; without a network whoever was known stays. */
export async function refreshSession() {
  try {
    enterAs((await ask(readMeEndpoint, {})) as Me)
  } catch (failure) {
    if (isSignedOut(failure)) sessionEnded()
    else if (session.get().status !== 'in') session.set({ status: 'failed', me: null, failure })
  }
}

let met: Promise<void> | undefined

/** Asks the server who I am, once a visit. */
export const meetSession = () => (met ??= refreshSession())

/** What stays on a device whoever uses it. */
const notPrivate = new Set(['qunluo.theme', 'qunluo.language'])
/** Time for the pages to go and write down their last words, before everything is taken away. */
const partingMs = 200

/** Ends the session and takes everything private off this device. */
export async function signOut() {
  await ask(signOutEndpoint, {})
  await clearDevice()
}

/** The session is over on the server: takes everything private off this device. */
export async function clearDevice() {
  const { me } = session.get()
  await turnOffHere().catch(() => {})
  sessionEnded()
  await new Promise((wake) => setTimeout(wake, partingMs))
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('qunluo.') && !notPrivate.has(key)) localStorage.removeItem(key)
  }
  if (me) await openCache(me.person.id).clear()
  await window.caches?.delete('pictures')
  await navigator.clearAppBadge?.().catch(() => {})
}
