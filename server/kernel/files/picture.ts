/** What a file is by its content, and pictures among them: how large they are, and smaller copies. */
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { Sharp } from 'sharp'

/** The media type by content; names and claims of the sender count for nothing. */
export async function sniff(path: string): Promise<string> {
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

/** Size in pixels after turning it upright; null when it is no picture we can read. */
export async function measurePicture(path: string): Promise<{ width: number; height: number } | null> {
  const { autoOrient } = await openPicture(path)
    .then((picture) => picture.metadata())
    .catch(() => ({ autoOrient: null }))
  return autoOrient ? { width: autoOrient.width, height: autoOrient.height } : null
}

/** Writes an upright WebP copy at most `width` pixels wide, without what a camera noted beside it (place, time). */
export async function writeSmaller(path: string, target: string, width: number): Promise<{ bytes: number }> {
  const { size } = await (await openPicture(path))
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(target)
  return { bytes: size }
}
