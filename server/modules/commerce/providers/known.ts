/** The providers this program knows. */
import type { Provider } from '../contract.ts'
import { alipay } from './alipay.ts'
import type { PaymentProvider } from './provider.ts'
import { sandbox } from './sandbox.ts'
import { wechat } from './wechat.ts'

const known: Record<Provider, PaymentProvider> = { sandbox, wechat, alipay }

/** The provider of a name. */
export const providerNamed = (name: Provider): PaymentProvider => known[name]
