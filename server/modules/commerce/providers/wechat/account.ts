import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { ProviderAccount } from '../provider.ts'

const isKey = (read: (pem: string) => KeyObject) => (pem: string) => {
  try {
    return read(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}
const keys = z
  .object({
    appId: z.string().regex(/^[\w-]{8,32}$/),
    /** Serial number of the merchant's own certificate. */
    serial: z.string().regex(/^[0-9A-Fa-f]{20,64}$/),
    privateKey: z.string().refine(isKey(createPrivateKey)),
    apiV3Key: z.string().regex(/^[\x21-\x7e]{32}$/),
    /** Of the official account: needed to know who pays inside WeChat. */
    appSecret: z
      .string()
      .regex(/^[0-9A-Fa-f]{32}$/)
      .optional(),
    /** Both or neither: without them the provider is known by its platform certificates. */
    publicKeyId: z
      .string()
      .regex(/^PUB_KEY_ID_\w{10,60}$/)
      .optional(),
    publicKey: z.string().refine(isKey(createPublicKey)).optional(),
  })
  .refine(({ publicKeyId, publicKey }) => !publicKeyId === !publicKey, { path: ['publicKey'] })

export type WechatAccount = {
  merchant: string
  host: string
  at: Date
  appId: string
  serial: string
  privateKey: KeyObject
  apiV3Key: string
  appSecret?: string | undefined
  peopleHost: string
  /** Public-key mode: the one key that all answers are signed with. */
  platform: { serial: string; key: KeyObject } | null
}

/** The field that is wrong, or null. */
export function wrongKey(merchant: string, given: Readonly<Record<string, string>>): string | null {
  if (!/^\d{8,10}$/.test(merchant)) return 'merchant'
  const read = keys.safeParse(given)
  return read.success ? null : String(read.error.issues[0]?.path[0] ?? 'keys')
}

/** A merchant's account, its keys read. Raises a Zod error for keys that were never checked. */
export function wechatAccount({ merchant, keys: given, host, peopleHost = '', at }: ProviderAccount): WechatAccount {
  const { privateKey, publicKeyId, publicKey, ...rest } = keys.parse(given)
  const platform = publicKeyId && publicKey ? { serial: publicKeyId, key: createPublicKey(publicKey) } : null
  return { merchant, host, peopleHost, at, ...rest, privateKey: createPrivateKey(privateKey), platform }
}
