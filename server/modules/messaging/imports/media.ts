import type { ExportMedia, MediaKind } from './record.ts'

const byExtension: Record<string, MediaKind> = {
  ...Object.fromEntries(
    ['jpg', 'jpeg', 'png', 'gif', 'bmp', 'heic', 'avif', 'tif', 'tiff', 'svg'].map((e) => [e, 'image']),
  ),
  ...Object.fromEntries(['mp4', 'mov', 'avi', 'mkv', 'webm', '3gp', 'm4v', 'mpg'].map((e) => [e, 'video'])),
  ...Object.fromEntries(
    ['opus', 'ogg', 'oga', 'mp3', 'm4a', 'aac', 'amr', 'wav', 'silk', 'flac', 'wma'].map((e) => [e, 'audio']),
  ),
  webp: 'sticker',
  tgs: 'sticker',
}

/** What a file is by its name; WhatsApp and Telegram write stickers as webp. */
export function kindByName(name: string): MediaKind {
  return byExtension[/\.(\w{2,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'file'
}

/** What a file is by its MIME type, else by its name. */
export function kindByType(type: string | null, name: string): MediaKind {
  const top = type?.split('/')[0]
  return top === 'image' || top === 'video' || top === 'audio' ? top : kindByName(name)
}

export const isMediaName = (name: string) => kindByName(name) !== 'file'

/** A placeholder: something was there, the export does not hold it. */
export const absent = (kind: MediaKind, name: string | null = null): ExportMedia => ({ kind, name, path: null })
