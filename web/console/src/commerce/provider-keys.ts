/** Which secrets each provider gives to a merchant; `long` ones are whole files. */
import type { Provider } from './shapes.ts'

type Key = { name: string; long?: true }

export const providerKeys: Readonly<Record<Provider, readonly Key[]>> = {
  sandbox: [],
  wechat: [
    { name: 'appId' },
    { name: 'serial' },
    { name: 'apiV3Key' },
    { name: 'appSecret' },
    { name: 'privateKey', long: true },
    { name: 'publicKeyId' },
    { name: 'publicKey', long: true },
  ],
  alipay: [{ name: 'appId' }, { name: 'privateKey', long: true }, { name: 'alipayPublicKey', long: true }],
}
