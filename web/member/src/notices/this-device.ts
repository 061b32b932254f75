/** Whether this browser can be told, and turning that on and off. */
import { addDeviceEndpoint, offerKeyEndpoint } from '../../../../server/modules/notices/contract.ts'
import { ask } from '../../../ui/client.ts'
import { readChosenLanguage } from '../../../ui/words/language.ts'
import { deviceWords } from './device-words.ts'

/**
 * `insecure`: the page came without TLS; `install`: iPhones tell only apps on the home screen; `denied`: its owner said
 * no, which only the browser's own settings can change.
 */
type Ability = 'able' | 'insecure' | 'install' | 'missing' | 'denied'

export function abilityHere(): Ability {
  if (!isSecureContext) return 'insecure'
  if (isPhoneOfApple() && !isInstalled()) return 'install'
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'missing'
  return Notification.permission === 'denied' ? 'denied' : 'able'
}

const isPhoneOfApple = () => /iPhone|iPad|iPod/.test(navigator.userAgent)
const isInstalled = () => matchMedia('(display-mode: standalone)').matches

/** The worker comes a moment after the page; push services in far countries may never answer. */
const patienceMs = 20_000

/** Why it could not be turned on. */
export class NotTold extends Error {
  readonly reason: 'denied' | 'unreachable'
  constructor(reason: NotTold['reason']) {
    super(reason)
    this.reason = reason
  }
}

/** Asks the owner of the device, then its push service, then the server. Raises `NotTold`. */
export async function turnOn(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new NotTold('denied')
  const { key } = await ask(offerKeyEndpoint, {})
  const subscription = await within(patienceMs, subscribe(key)).catch(() => {
    throw new NotTold('unreachable')
  })
  await tellServer(subscription)
  // What was written and not sent shall not be swept away when the device is short of room.
  void navigator.storage?.persist?.().catch(() => {})
}

async function subscribe(key: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready
  const wish = { userVisibleOnly: true, applicationServerKey: key }
  // Whoever used this browser before may have belonged to another tenant, with another key.
  return pushManager.subscribe(wish).catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe()
    return pushManager.subscribe(wish)
  })
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), ms))
  return Promise.race([work, late])
}

/** What the server was told last: another address or another session must be told again. */
const toldPlace = 'qunluo.told-as'

async function tellServer(subscription: PushSubscription): Promise<void> {
  await ask(addDeviceEndpoint, deviceWords(subscription, readChosenLanguage()))
  localStorage.setItem(toldPlace, toldAs(subscription))
}

const toldAs = ({ endpoint }: PushSubscription) => `${readChosenLanguage()} ${endpoint}`

async function currentSubscription(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker?.getRegistration()
  return (await worker?.pushManager?.getSubscription()) ?? null
}

/** When the app is opened: the browser may have another address by now, or somebody signed in anew. */
export async function keepToldHere(): Promise<void> {
  const subscription = await currentSubscription()
  if (subscription && localStorage.getItem(toldPlace) !== toldAs(subscription)) await tellServer(subscription)
}

/** The session is over: whoever comes back must be told of to the server again. */
export function forgetToldHere() {
  localStorage.removeItem(toldPlace)
}

/** This browser is told nothing any more, and shows nothing of what it was told. */
export async function turnOffHere(): Promise<void> {
  forgetToldHere()
  await (await currentSubscription())?.unsubscribe()
  const worker = await navigator.serviceWorker?.getRegistration()
  for (const notice of (await worker?.getNotifications()) ?? []) notice.close()
  await window.caches?.delete('told')
}
