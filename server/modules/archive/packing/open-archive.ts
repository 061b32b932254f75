/** An archive as a reader sees it: its manifest, and its entries as streams. Nothing in it is believed unchecked. */
import { createHash } from 'node:crypto'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ArchiveChanged, ArchiveNewer, NotAnArchive } from '../contract.ts'
import {
  archiveFormat,
  archiveVersion,
  entriesOf,
  type Manifest,
  manifestName,
  manifestShape,
} from '../rules/manifest.ts'

export type OpenedArchive = {
  manifest: Manifest
  /** The bytes of an entry that the manifest names. */
  read: (entry: string) => Promise<AsyncIterable<Buffer>>
  close: () => void
}

const mostEntries = 5_000_000
const mostManifestBytes = 1 << 30

/** Opens an archive and reads its manifest. Raises `archive.not_an_archive`, `archive.archive_newer`. */
export async function openArchive(path: string): Promise<OpenedArchive> {
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw NotAnArchive()
  })
  try {
    const entries = await listEntries(zip)
    const manifest = readManifest(await readWhole(zip, entries.get(manifestName)))
    return { manifest, read: (entry) => openEntry(zip, entries.get(entry), entry), close: () => zip.close() }
  } catch (fault) {
    zip.close()
    throw fault
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted() || entries.has(entry.fileName) || entries.size === mostEntries) throw NotAnArchive()
      entries.set(entry.fileName, entry)
    }
  } catch {
    throw NotAnArchive()
  }
  return entries
}

async function openEntry(zip: ZipFile, entry: Entry | undefined, name: string): Promise<AsyncIterable<Buffer>> {
  if (!entry) throw ArchiveChanged({ entry: name })
  return (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
}

async function readWhole(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry || entry.uncompressedSize > mostManifestBytes) throw NotAnArchive()
  const pieces: Buffer[] = []
  try {
    for await (const piece of await openEntry(zip, entry, manifestName)) pieces.push(piece)
  } catch {
    throw NotAnArchive()
  }
  return Buffer.concat(pieces).toString('utf8')
}

function readManifest(text: string): Manifest {
  const told = parsed(text) as { format?: unknown; version?: unknown } | null
  if (told?.format === archiveFormat && Number(told.version) > archiveVersion)
    throw ArchiveNewer({ what: `${archiveFormat} ${told.version}` })
  const read = manifestShape.safeParse(told)
  if (!read.success) throw NotAnArchive()
  return read.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Compares every entry with its size and checksum before anything is believed. Raises `archive.archive_changed`. */
export async function verifyArchive(
  { manifest, read }: OpenedArchive,
  tell: (checked: number) => Promise<void>,
): Promise<void> {
  requireOwnNames(manifest)
  let checked = 0
  for (const { entry, bytes, sha256 } of entriesOf(manifest)) {
    const found = await sumOf(read, entry)
    if (found.bytes !== bytes || found.sha256 !== sha256) throw ArchiveChanged({ entry })
    checked += 1
    await tell(checked)
  }
}

/** A file lies under its own checksum; under another's it would be taken for that other file. */
function requireOwnNames({ files }: Manifest): void {
  for (const { place, sha256 } of files) {
    const name = place.slice(place.indexOf('/') + 1)
    if (!name.includes('.') && name !== sha256) throw ArchiveChanged({ entry: place })
  }
}

async function sumOf(read: OpenedArchive['read'], entry: string) {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of await read(entry)) {
      hash.update(piece)
      bytes += piece.length
    }
  } catch {
    throw ArchiveChanged({ entry })
  }
  return { bytes, sha256: hash.digest('hex') }
}
