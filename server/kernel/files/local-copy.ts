import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Store } from './store.ts'

/** Readers need a file they can jump about in: the store's own when it is on this disk, else a copy for the while. */
export async function withLocalCopy<T>(files: Store, key: string, work: (path: string) => Promise<T>): Promise<T> {
  const own = files.pathOf?.(key)
  if (own) return work(own)
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-copy-'))
  try {
    const found = await files.open(key)
    if (!found) throw new Error('the file is gone from the store')
    const path = join(directory, 'copy')
    await pipeline(found.body, createWriteStream(path))
    return await work(path)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
