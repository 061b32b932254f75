/** Uploads become files of the chat. */
import { measurePicture, sniff, writeSmaller } from '../../../kernel/files/picture.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import type { Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Upload } from '../../../kernel/route.ts'
import { uploadedName } from '../../../kernel/uploaded-name.ts'
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
  const size = kind === 'image' ? await measurePicture(upload.path) : null
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

async function keepThumbnail(ground: Ground, tenantId: TenantId, { path, sha256 }: Upload): Promise<void> {
  const small = `${path}.webp`
  await writeSmaller(path, small, thumbnailWidth)
  await ground.files.put(keyOf(tenantId, sha256, thumbnailVariant), small, 'image/webp')
}

const cleanName = (name: string) =>
  uploadedName(name)
    .replace(/[\p{Cc}/\\]/gu, '')
    .slice(-120) || 'file'
