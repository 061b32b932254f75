/**
 * Zips read at random, without unpacking to disk. Everything is judged by the directory before a byte is inflated, and
 * yauzl checks while reading that no member is longer than the directory said.
 */
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { byName, type ExportFile } from './files.ts'
import { ExportTooLarge, ExportUnsafeName, ExportZipBroken, ExportZipEncrypted } from './problems.ts'

const MAX_MEMBERS = 200_000
const MAX_UNPACKED = 64 * 2 ** 30
/** Chat logs deflate about 4:1 to 20:1, deflate's own limit is 1032:1; small members may be anything. */
const MAX_RATIO = 200
const RATIO_MATTERS_ABOVE = 64 * 2 ** 20

/** Lists a zip's members, or refuses it: broken, encrypted, `../` or absolute names, bombs. */
export async function openZip(path: string): Promise<{ files: ExportFile[]; close(): void }> {
  const name = basename(path)
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw ExportZipBroken({ name })
  })
  try {
    const entries = await listEntries(zip, name)
    requireModestSize(entries, zip.fileSize)
    return { files: entries.map((entry) => memberOf(zip, entry)).sort(byName), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listEntries(zip: ZipFile, name: string): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || /(^|\/)(__MACOSX|\.DS_Store)(\/|$)/.test(entry.fileName)) continue
      if (entries.length === MAX_MEMBERS) throw ExportTooLarge({ limit: `${MAX_MEMBERS} files` })
      if (entry.isEncrypted()) throw ExportZipEncrypted({ name })
      entries.push(entry)
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'Problem') throw error
    throw /relative path|absolute path|invalid characters/.test(error.message)
      ? ExportUnsafeName()
      : ExportZipBroken({ name })
  }
  return entries
}

function requireModestSize(entries: Entry[], fileSize: number) {
  let unpacked = 0
  let packed = 0
  for (const { uncompressedSize, compressedSize } of entries) {
    unpacked += uncompressedSize
    packed += compressedSize
    if (isBomb(uncompressedSize, compressedSize)) throw ExportTooLarge({ limit: `${MAX_RATIO}:1` })
  }
  if (unpacked > MAX_UNPACKED) throw ExportTooLarge({ limit: `${MAX_UNPACKED / 2 ** 30} GB` })
  // Members that share their bytes add up to more than the file: the trick of overlapping bombs.
  if (packed > fileSize || isBomb(unpacked, fileSize)) throw ExportTooLarge({ limit: `${MAX_RATIO}:1` })
}

const isBomb = (unpacked: number, packed: number) => unpacked > RATIO_MATTERS_ABOVE && unpacked > packed * MAX_RATIO

function memberOf(zip: ZipFile, entry: Entry): ExportFile {
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    open: async () => Readable.from(bytesOf(zip, entry), { objectMode: false }),
  }
}

async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
  } catch {
    throw ExportZipBroken({ name: entry.fileName })
  }
}
