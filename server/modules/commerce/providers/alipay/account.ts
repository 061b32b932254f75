import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { ProviderAccount } from '../provider.ts'

/** Keys are given as PEM, or as the bare base64 that Alipay's key tool shows. */
function readKey(text: string, of: 'PRIVATE' | 'PUBLIC'): KeyObject {
  if (text.includes('-----BEGIN')) return of === 'PRIVATE' ? createPrivateKey(text) : createPublicKey(text)
  const key = Buffer.from(text, 'base64')
  if (of === 'PUBLIC') return createPublicKey({ key, format: 'der', type: 'spki' })
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  } catch {
    return createPrivateKey({ key, format: 'der', type: 'pkcs1' })
  }
}

const keyOf = (of: 'PRIVATE' | 'PUBLIC') =>
  z.string().refine((text) => {
    try {
      return readKey(text, of).asymmetricKeyType === 'rsa'
    } catch {
      return false
    }
  })
const keys = z.object({
  appId: z.string().regex(/^\d{10,32}$/),
  privateKey: keyOf('PRIVATE'),
  alipayPublicKey: keyOf('PUBLIC'),
})

export type AlipayAccount = {
  /** The seller's id (PID), `2088…`. */
  merchant: string
  /** The gateway. */
  host: string
  at: Date
  appId: string
  privateKey: KeyObject
  alipayKey: KeyObject
}

/** The field that is wrong, or null. */
export function wrongKey(merchant: string, given: Readonly<Record<string, string>>): string | null {
  if (!/^2088\d{12}$/.test(merchant)) return 'merchant'
  const read = keys.safeParse(given)
  return read.success ? null : String(read.error.issues[0]?.path[0] ?? 'keys')
}

/** A seller's account, its keys read. Raises a Zod error for keys that were never checked. */
export function alipayAccount({ merchant, keys: given, host, at }: ProviderAccount): AlipayAccount {
  const { appId, privateKey, alipayPublicKey } = keys.parse(given)
  return {
    merchant,
    host,
    at,
    appId,
    privateKey: readKey(privateKey, 'PRIVATE'),
    alipayKey: readKey(alipayPublicKey, 'PUBLIC'),
  }
}
