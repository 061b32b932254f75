/** Writes a ZIP entry by entry as a stream, with the size and checksum of each. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export type Sum = { bytes: number; sha256: string }

export type Pack = {
  /** Pictures and sound are packed already; squeezing them again costs time and gains nothing. */
  add: (entry: string, pieces: AsyncIterable<string | Buffer>, squeeze?: boolean) => Promise<Sum>
  close: () => Promise<void>
}

/** Opens a ZIP at a path; one entry is written at a time. */
export function openPack(path: string, mtime: Date): Pack {
  const zip = new ZipFile()
  const output = pipeline(zip.outputStream, createWriteStream(path))
  const failed = new Promise<never>((_, reject) => {
    output.catch(reject)
    zip.on('error', reject)
  })
  failed.catch(() => {})
  return {
    async add(entry, pieces, squeeze = true) {
      const hash = createHash('sha256')
      let bytes = 0
      const counted = async function* () {
        for await (const piece of pieces) {
          const buffer = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
          bytes += buffer.length
          hash.update(buffer)
          yield buffer
        }
      }
      const stream = Readable.from(counted(), { objectMode: false })
      const ended = finished(stream)
      zip.addReadStream(stream, entry, { compress: squeeze, mtime })
      await Promise.race([ended, failed])
      return { bytes, sha256: hash.digest('hex') }
    },
    async close() {
      zip.end()
      await Promise.race([output, failed])
    },
  }
}
