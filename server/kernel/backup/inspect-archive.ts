import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { readArchive } from './archive.ts'
import { type Entry, type Manifest, manifestName, readManifest } from './manifest.ts'
import { Refusal } from './refusal.ts'

/** Reads a backup from end to end and compares every entry with the manifest. Raises an error that names what differs. */
export async function inspectArchive(path: string): Promise<Manifest> {
  const found: Entry[] = []
  const read: { manifest?: Manifest } = {}
  const broken = (fault: Error) => damaged(`${path}: ${fault.message}`)
  await readArchive(path, async (name, body) => {
    if (read.manifest) throw new Error(`${name}: 在清单之后 · stands after the manifest`)
    if (name === manifestName) read.manifest = readManifest(await textOf(body))
    else found.push(await measure(name, body))
  }).catch((fault) => Promise.reject(broken(fault)))
  if (!read.manifest) throw damaged(`${path}: 没有清单，文件不完整 · it has no manifest: the file is incomplete`)
  requireEqual(found, read.manifest.entries)
  return read.manifest
}

/** The whole text of a small entry. */
export async function textOf(body: Readable): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of body as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

async function measure(name: string, body: Readable): Promise<Entry> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
  }
  return { name, bytes, sha256: hash.digest('hex') }
}

function requireEqual(found: readonly Entry[], listed: readonly Entry[]): void {
  const byName = new Map(found.map((entry) => [entry.name, entry]))
  if (byName.size !== found.length) throw damaged('同名的条目 · two entries of one name')
  for (const { name, bytes, sha256 } of listed) {
    const entry = byName.get(name)
    if (!entry) throw damaged(`缺少 ${name} · ${name} is missing`)
    if (entry.bytes !== bytes || entry.sha256 !== sha256)
      throw damaged(`${name} 与清单不符 · differs from the manifest`)
    byName.delete(name)
  }
  for (const name of byName.keys()) throw damaged(`清单里没有 ${name} · ${name} is not in the manifest`)
}

const damaged = (what: string) => new Refusal(`备份已损坏 · the backup is damaged: ${what}`)
