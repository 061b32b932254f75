/** What a file is by its content; names and claims of the sender count for nothing. */
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { Sharp } from 'sharp'
import { keyOf } from '../../../kernel/files/store.ts'
import type { Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Upload } from '../../../kernel/route.ts'
import { thumbnailVariant, thumbnailWidth } from '../rules/limits.ts'
import { type FileCard, FileRefused, FileTooLarge } from '../contract.ts'

export type StoredFile = Omit<FileCard, 'id'> & { sha256: string }

const megabyte = 1024 * 1024
const limits: Record<FileCard['kind'], number> = {
  image: 20 * megabyte,
  voice: 10 * megabyte,
  video: 200 * megabyte,
  file: 200 * megabyte,
}
/** What no file may exceed, whatever it turns out to be. */
export const largestFileBytes = Math.max(...Object.values(limits))

/** Anything a phone or browser would run. */
const refused =
  /^(application\/(x-msdownload|x-executable|x-mach-binary|x-elf|vnd\.android\.package-archive|java-archive|x-sharedlib)|text\/html|image\/svg\+xml)$/

/** Looks into an upload, refuses what is too large or runs, and puts it where it stays, pictures with a small copy. */
export async function keepFile(ground: Ground, tenantId: TenantId, upload: Upload): Promise<StoredFile> {
  const mime = await sniff(upload.path)
  if (refused.test(mime)) throw FileRefused({ mime })
  const kind = kindOf(mime)
  if (upload.bytes > limits[kind]) throw FileTooLarge({ kind, limit: `${limits[kind] / megabyte} MB` })
  const size = kind === 'image' ? await measure(upload.path) : null
  await ground.files.put(keyOf(tenantId, upload.sha256), upload.path, mime)
  if (size) await keepThumbnail(ground, tenantId, upload)
  const { bytes, sha256 } = upload
  return {
    kind: size || kind !== 'image' ? kind : 'file',
    name: cleanName(upload.name),
    mime,
    bytes,
    width: size?.width ?? null,
    height: size?.height ?? null,
    seconds: null,
    sha256,
  }
}

function kindOf(mime: string): FileCard['kind'] {
  if (mime.startsWith('image/')) return 'image'
  // Browsers record voice into containers that look like video until their tracks are read.
  if (mime.startsWith('audio/') || mime === 'video/webm') return 'voice'
  return mime.startsWith('video/') ? 'video' : 'file'
}

async function sniff(path: string): Promise<string> {
  const known = await fileTypeFromFile(path)
  if (known) return known.mime
  const head = Buffer.alloc(1024)
  const file = await open(path)
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  await file.close()
  const text = head.subarray(0, bytesRead).toString('utf8')
  if (/^\s*<(!doctype html|html|script|svg|\?xml[^>]*>\s*<svg)/i.test(text))
    return /<svg/i.test(text) ? 'image/svg+xml' : 'text/html'
  return text.includes('\u0000') || text.includes('\ufffd') ? 'application/octet-stream' : 'text/plain'
}

/** The picture library is large: it is read with the first picture. */
async function openPicture(path: string): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  return sharp(path, { limitInputPixels: 100_000_000 })
}

/** Size after turning it upright; null when it is no picture we can read. */
async function measure(path: string): Promise<{ width: number; height: number } | null> {
  const { autoOrient } = await openPicture(path)
    .then((picture) => picture.metadata())
    .catch(() => ({ autoOrient: null }))
  return autoOrient ? { width: autoOrient.width, height: autoOrient.height } : null
}

async function keepThumbnail(ground: Ground, tenantId: TenantId, { path, sha256 }: Upload): Promise<void> {
  const small = `${path}.webp`
  await (await openPicture(path))
    .autoOrient()
    .resize({ width: thumbnailWidth, withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(small)
  await ground.files.put(keyOf(tenantId, sha256, thumbnailVariant), small, 'image/webp')
}

const cleanName = (name: string) =>
  safeDecode(name)
    .replace(/[\p{Cc}/\\]/gu, '')
    .slice(-120) || 'file'

function safeDecode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
