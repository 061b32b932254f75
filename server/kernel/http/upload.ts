/** Receives one file whole before any transaction begins, so that a slow sender holds no connection. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { problem, TooLarge } from '../contract.ts'
import type { Upload } from '../route.ts'

export const FileMissing = problem('kernel.file_missing', 400, {
  zh: '没有收到文件，请重新选择后上传。',
  en: 'No file was received; please choose it again.',
})

/** Runs work with the received file and removes it afterwards unless the work moved it away. */
export async function withUpload<T>(
  request: FastifyRequest,
  { directory, limitBytes }: { directory: string; limitBytes: number },
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const part = await request.file({ limits: { fileSize: limitBytes, files: 1 } }).catch(() => undefined)
  if (!part) throw FileMissing()
  await mkdir(directory, { recursive: true })
  const path = join(directory, randomUUID())
  try {
    const hash = createHash('sha256')
    let bytes = 0
    const count = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.length
        hash.update(chunk)
        done(null, chunk)
      },
    })
    await pipeline(part.file, count, createWriteStream(path))
    if (part.file.truncated) throw TooLarge({ limit: `${Math.round(limitBytes / 1024 / 1024)} MB` })
    return await work({ path, name: part.filename, bytes, sha256: hash.digest('hex') })
  } finally {
    await rm(path, { force: true })
  }
}
