import { createReadStream } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { byName, type ExportFile } from './files.ts'
import { ExportTooLarge } from './problems.ts'

const MAX_FILES = 200_000

/** All plain files below a folder, sorted by name. Links are not followed, so nothing outside can be reached. */
export async function openFolder(root: string): Promise<ExportFile[]> {
  const files: ExportFile[] = []
  for await (const entry of await opendir(root, { recursive: true })) {
    if (!entry.isFile()) continue
    if (files.length === MAX_FILES) throw ExportTooLarge({ limit: `${MAX_FILES} files` })
    const path = join(entry.parentPath, entry.name)
    const name = relative(root, path).split(sep).join('/')
    const { size } = await stat(path)
    files.push({ name, size, open: async () => createReadStream(path, { highWaterMark: 32_768 }) })
  }
  return files.sort(byName)
}
