/** The folder of stored files, as it goes into a backup and comes out of one. */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export const filesOf = (dataDirectory: string) => join(dataDirectory, 'files')

/** The keys of all whole files in the folder, in order; what is just being written is not there yet. */
export async function listKeptFiles(directory: string): Promise<string[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  return found
    .filter((entry) => entry.isFile() && !entry.name.includes('.part-'))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

const keyShape = /^tnt_[0-9a-z]{26}(\/[0-9A-Za-z][0-9A-Za-z._-]*)+$/

/** Writes a file of a backup to its place, whole or not at all. Raises an error for a key that leads elsewhere. */
export async function putKeptFile(directory: string, key: string, body: Readable): Promise<void> {
  if (!keyShape.test(key)) throw new Error(`备份里有不该有的文件名 · a file name that no backup has: ${key}`)
  const target = join(directory, key)
  const draft = `${target}.part-${process.pid}`
  await mkdir(dirname(target), { recursive: true })
  try {
    await pipeline(body, createWriteStream(draft))
    await rename(draft, target)
  } finally {
    await rm(draft, { force: true })
  }
}
