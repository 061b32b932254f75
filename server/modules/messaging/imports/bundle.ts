/** The file, folder or zip somebody hands in, seen as a list of named files that can be opened. */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ExportFile, folderOf, lastPart } from './files.ts'
import { openFolder } from './folder.ts'
import { ExportEmpty, ExportNotFound } from './problems.ts'
import { openZip } from './zip.ts'

export type Bundle = {
  kind: 'file' | 'folder' | 'zip'
  /** Name of the file, folder or zip itself, for messages to people. */
  name: string
  path: string
  files: ExportFile[]
  close(): void
}

/** Opens a path for reading. Problems: not found, empty, and those of zips (broken, encrypted, unsafe, too large). */
export async function openBundle(path: string): Promise<Bundle> {
  const name = basename(path)
  const found = await stat(path).catch(() => null)
  if (!found) throw ExportNotFound({ name })
  if (found.isDirectory()) return { kind: 'folder', name, path, files: await openFolder(path), close() {} }
  if (found.size === 0) throw ExportEmpty({ name })
  if (await startsLikeZip(path)) return { kind: 'zip', name, path, ...(await openZip(path)) }
  const file = { name, size: found.size, open: async () => createReadStream(path, { highWaterMark: 32_768 }) }
  return { kind: 'file', name, path, files: [file], close() {} }
}

async function startsLikeZip(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && ['504b0304', '504b0506'].includes(buffer.toString('hex'))
  } finally {
    await handle.close()
  }
}

/** Finds the media an export refers to: beside the file, by its whole path, else by an unmistakable end of the path. */
export function mediaFinder(bundle: Bundle): (reference: string, from: string) => string | null {
  if (bundle.kind === 'file') return () => null
  const names = new Set(bundle.files.map((file) => file.name))
  const byLastPart = Map.groupBy(names, lastPart)
  return (reference, from) => {
    const wanted = reference.replace(/\\/g, '/').replace(/^(?:\.?\/)+/, '')
    if (!wanted || wanted.split('/').includes('..')) return null
    const beside = folderOf(from) + wanted
    if (names.has(beside)) return beside
    if (names.has(wanted)) return wanted
    const alike = (byLastPart.get(lastPart(wanted)) ?? []).filter(
      (name) => name.endsWith(`/${wanted}`) || !wanted.includes('/'),
    )
    return alike.length === 1 ? (alike[0] ?? null) : null
  }
}
