import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { addDeviceEndpoint } from '../../../../server/modules/notices/contract.ts'

type DeviceWords = InputOf<typeof addDeviceEndpoint>

/** What the server needs to know of a browser's push subscription. */
export function deviceWords(subscription: PushSubscription, language: DeviceWords['language']): DeviceWords {
  const { endpoint, keys } = subscription.toJSON()
  return { address: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '', language }
}
