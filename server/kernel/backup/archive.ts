/** A backup as a file: a gzipped tar, written in one pass, each entry with its length and SHA-256. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, Transform, type Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import type { Entry } from './manifest.ts'

export type ArchiveWriter = {
  entries: Entry[]
  add: (name: string, content: Buffer) => Promise<void>
  /** Adds the file under `path`, which never changes; returns its length, or null when it was taken away meanwhile. */
  addFile: (name: string, path: string) => Promise<number | null>
  close: () => Promise<void>
}

export function writeArchive(destination: Writable): ArchiveWriter {
  const tar = pack()
  const written = pipeline(tar, createGzip(), destination)
  // Told to whoever waits for the end; until then it must not count as unheard.
  written.catch(() => {})
  const entries: Entry[] = []
  const put = async (name: string, bytes: number, content: Readable) => {
    const hash = createHash('sha256')
    const sink = tar.entry({ name, size: bytes, mode: 0o600, mtime: new Date(0) })
    await Promise.race([pipeline(content, hashing(hash), sink), written])
    entries.push({ name, bytes, sha256: hash.digest('hex') })
  }
  return {
    entries,
    add: (name, content) => put(name, content.length, Readable.from([content], { objectMode: false })),
    addFile: async (name, path) => {
      const file = await open(path).catch(nothingThere)
      if (!file) return null
      const { size } = await file.stat()
      await put(name, size, file.createReadStream())
      return size
    },
    close: () => {
      tar.finalize()
      return written
    },
  }
}

function nothingThere(fault: NodeJS.ErrnoException): null {
  if (fault.code === 'ENOENT') return null
  throw fault
}

function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
}

/** Shows each entry in the order of the file; `visit` must read it to its end. Raises an error for a file cut short. */
export async function readArchive(path: string, visit: (name: string, body: Readable) => Promise<void>): Promise<void> {
  const tar = extract()
  tar.on('entry', ({ name }, body, next) => {
    visit(name, body).then(() => next(), next)
  })
  await pipeline(createReadStream(path), createGunzip(), tar)
}

/** Goes past an entry. */
export async function pass(body: Readable): Promise<void> {
  body.resume()
  await finished(body)
}
