/** The part of a service worker's surroundings that is used; the types of pages do not know them. */
type LateEvent = Event & { waitUntil: (work: Promise<unknown>) => void }
type PushArrival = LateEvent & { data: { json: () => unknown } | null }
type NoticePress = LateEvent & { notification: Notification }
export type AddressChange = LateEvent & { oldSubscription: PushSubscription | null }

export type OpenPage = {
  url: string
  focused: boolean
  focus: () => Promise<unknown>
  postMessage: (message: unknown) => void
}

type Events = {
  push: PushArrival
  notificationclick: NoticePress
  pushsubscriptionchange: AddressChange
  activate: LateEvent
  message: MessageEvent
}

export type Scope = {
  registration: ServiceWorkerRegistration
  clients: {
    claim: () => Promise<void>
    matchAll: (which: { type: 'window'; includeUncontrolled: boolean }) => Promise<readonly OpenPage[]>
    openWindow: (address: string) => Promise<unknown>
  }
  location: Location
  skipWaiting: () => Promise<void>
  addEventListener: <E extends keyof Events>(name: E, hear: (event: Events[E]) => void) => void
}

/** What the app has before it knows the words of pages. */
export type ShownNotice = { title: string; options: NotificationOptions & { renotify?: boolean; timestamp?: number } }
