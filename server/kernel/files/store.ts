/** Where the bytes of files lie: a folder, or any S3-compatible store. Content is kept once, by its hash. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Config } from '../config.ts'
import type { TenantId } from '../people.ts'
import { openBucket } from './bucket.ts'

export type Store = {
  /** Takes over a file from the local disk under a key; the same key again changes nothing. */
  put: (key: string, path: string, mime: string) => Promise<void>
  /** The bytes, or null when the store does not hold them. */
  open: (key: string) => Promise<{ body: Readable; bytes: number } | null>
  /** Takes the bytes away; what is not there is gone already. */
  remove: (key: string) => Promise<void>
  /** Where the file lies on this machine, for stores that are a folder. */
  pathOf?: (key: string) => string
}

export const keyOf = (tenantId: TenantId, sha256: string, variant = '') =>
  `${tenantId}/${sha256.slice(0, 2)}/${sha256}${variant}`

function openFolder(directory: string): Store {
  return {
    async put(key, path) {
      const target = join(directory, key)
      if (await stat(target).catch(() => null)) return
      await mkdir(dirname(target), { recursive: true })
      // Copied beside its place first, so that a crash never leaves half a file under a whole one's name; under a name of
      // its own, because many may bring the same at once.
      const draft = `${target}.part-${randomUUID()}`
      try {
        await copyFile(path, draft)
        await rename(draft, target)
      } finally {
        await rm(draft, { force: true })
      }
    },
    remove: (key) => rm(join(directory, key), { force: true }),
    pathOf: (key) => join(directory, key),
    async open(key) {
      const found = await stat(join(directory, key)).catch(() => null)
      return found ? { body: createReadStream(join(directory, key)), bytes: found.size } : null
    },
  }
}

/** The store this installation is configured for. */
export function openStore({ s3, dataDirectory }: Config): Store {
  return s3 ? openBucket(s3) : openFolder(join(dataDirectory, 'files'))
}
