import { addDeviceEndpoint } from '../../../../server/modules/notices/contract.ts'
import { ask } from '../../../ui/client.ts'
import { deviceWords } from '../notices/device-words.ts'
import type { AddressChange, Scope } from './scope.ts'

/** The browser gave the device another address: the server is told, with the cookie of whoever is signed in. */
export async function renewAddress({ registration }: Scope, { oldSubscription }: AddressChange): Promise<void> {
  const key = oldSubscription?.options.applicationServerKey
  if (!key) return
  const renewed = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  await ask(addDeviceEndpoint, deviceWords(renewed, navigator.language.startsWith('zh') ? 'zh-CN' : 'en'))
}
