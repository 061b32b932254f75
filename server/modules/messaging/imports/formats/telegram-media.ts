import type { JsonObject } from '../json.ts'
import { asText } from '../json.ts'
import { kindByType } from '../media.ts'
import type { ExportMedia, MediaKind } from '../record.ts'

const KINDS: Record<string, MediaKind> = {
  sticker: 'sticker',
  video_message: 'video',
  voice_message: 'audio',
  animation: 'video',
  video_file: 'video',
  audio_file: 'audio',
}

/** Media of a message; files left out of the export stand as a sentence in brackets and have no path. */
export function telegramMedia(item: JsonObject, find: (path: string) => string | null): ExportMedia[] {
  const photo = asText(item.photo)
  if (photo !== null) return [medium('image', photo, null, find)]
  const file = asText(item.file)
  if (file === null) return []
  const name = asText(item.file_name)
  const kind = KINDS[asText(item.media_type) ?? ''] ?? kindByType(asText(item.mime_type), name ?? file)
  return [medium(kind, file, name, find)]
}

function medium(
  kind: MediaKind,
  value: string,
  name: string | null,
  find: (path: string) => string | null,
): ExportMedia {
  if (value.startsWith('(')) return { kind, name, path: null }
  return { kind, name: name ?? value.slice(value.lastIndexOf('/') + 1), path: find(value) }
}
