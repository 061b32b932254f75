/**
 * Personal data at rest. What must be read again is sealed (AES-256-GCM), what must be found again carries a keyed
 * fingerprint (HMAC-SHA-256): a copy of the database without the installation's secret key tells no address.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'

export type Seal = {
  seal: (text: string) => string
  /** Raises an error when it was sealed with another key or changed since. */
  open: (sealed: string) => string
  /** The same text of the same kind always gives the same 64 hex digits; nobody without the key can try texts out. */
  fingerprint: (kind: string, text: string) => string
}

const version = 'v1.'
const nonceBytes = 12
const tagBytes = 16

/** Seals with keys derived from one secret (HKDF), a separate one for each use. */
export function sealWith(secret: string): Seal {
  const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `qunluo ${use}`, 32))
  const sealing = key('seal')
  const printing = key('fingerprint')
  return {
    seal: (text) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const closed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return version + closed.toString('base64url')
    },
    open: (sealed) => {
      try {
        return openWith(sealing, sealed)
      } catch (fault) {
        throw new Error('a sealed text was changed, or sealed with another secret key', { cause: fault })
      }
    },
    fingerprint: (kind, text) => createHmac('sha256', printing).update(`${kind}\n${text}`).digest('hex'),
  }
}

function openWith(sealing: Buffer, sealed: string): string {
  if (!sealed.startsWith(version)) throw new Error('not a sealed text')
  const closed = Buffer.from(sealed.slice(version.length), 'base64url')
  const cipher = createDecipheriv('aes-256-gcm', sealing, closed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  cipher.setAuthTag(closed.subarray(-tagBytes))
  return cipher.update(closed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + cipher.final('utf8')
}

/** The secret key from the configuration, else from the data directory, where the first start makes one. */
export async function openSeal({ secretKey, dataDirectory }: Config): Promise<Seal> {
  return sealWith(secretKey ?? (await keptSecret(dataDirectory)))
}

/** The name of the file in the data directory that holds the installation's secret key. */
export const keptKey = 'secret-key'

/** The secret key as `openSeal` would take it, without making one; null when there is none yet. */
export async function findSecret({ secretKey, dataDirectory }: Config): Promise<string | null> {
  if (secretKey) return secretKey
  const kept = await readFile(join(dataDirectory, keptKey), 'utf8').catch(() => null)
  return kept?.trim() || null
}

/** Tells keys apart without telling anything about them. */
export const checkOf = (secret: string) => checkWith(sealWith(secret))
export const checkWith = (seal: Seal) => seal.fingerprint('key', 'check')

async function keptSecret(directory: string): Promise<string> {
  const path = join(directory, keptKey)
  const kept = await readFile(path, 'utf8').catch(() => null)
  if (kept) return kept.trim()
  await mkdir(directory, { recursive: true })
  // Two processes may start at once: the whole file appears under its name in one step, and only for the first.
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  await link(draft, path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault
  })
  await rm(draft)
  return (await readFile(path, 'utf8')).trim()
}
