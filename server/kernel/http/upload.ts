/** Receives one file whole before any transaction begins, so that a slow sender holds no connection. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { problem, TooLarge } from '../contract.ts'
import type { Upload } from '../route.ts'

const FileMissing = problem('kernel.file_missing', 400, {
  zh: '没有收到文件，请重新选择后上传。',
  en: 'No file was received; please choose it again.',
})

const megabyte = 1024 * 1024
/** What the form around a file may take. */
const wrapping = 64 * 1024
const dayMs = 86_400_000

const tooLarge = (limitBytes: number) => TooLarge({ limit: `${Math.round(limitBytes / megabyte)} MB` })

type Place = { directory: string; limitBytes: number }

/**
 * Runs work with the received file, which lies in a folder of its own that goes afterwards with all in it. Raises
 * `kernel.too_large` before reading when so much was announced, else with the first byte past the limit.
 */
export async function withUpload<T>(
  request: FastifyRequest,
  { directory, limitBytes }: Place,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes + wrapping) throw tooLarge(limitBytes)
  const folder = join(directory, randomUUID())
  await mkdir(folder, { recursive: true })
  try {
    return await work(await receive(request, join(folder, 'upload'), limitBytes))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function receive(request: FastifyRequest, path: string, limitBytes: number): Promise<Upload> {
  const limits = { fileSize: limitBytes + 1, files: 1 }
  const part = await request.file({ limits }).catch(() => undefined)
  if (!part) throw FileMissing()
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      if (bytes > limitBytes) return done(tooLarge(limitBytes))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(part.file, count, createWriteStream(path)).catch((fault) => {
    // Whoever hung up hears nothing any more; it was no fault of ours.
    throw request.raw.destroyed && !request.raw.complete ? FileMissing() : fault
  })
  return { path, name: part.filename, bytes, sha256: hash.digest('hex') }
}

/** Takes away what a process that was killed had begun to receive. */
export async function sweepUploads(directory: string): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const path = join(directory, name)
    const found = await stat(path).catch(() => null)
    if (found && found.mtimeMs < Date.now() - dayMs) await rm(path, { recursive: true, force: true })
  }
}
