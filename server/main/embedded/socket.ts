import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity } from './identity.ts'

// A unix socket's path may take 104 bytes on macOS, 108 on Linux, with the closing zero.
const longest = 103
const port = 5432
const fileName = `.s.PGSQL.${port}`

/** A directory for the server's socket that only the server's account may enter: beside the cluster, or in the temporary directory when that path is too long. */
export function makeSocketDirectory(directory: string, identity: Identity): string {
  const beside = join(directory, 'socket')
  const fits = Buffer.byteLength(join(beside, fileName)) <= longest
  const chosen = fits ? beside : elsewhere(directory)
  mkdirSync(chosen, { recursive: true, mode: 0o700 })
  chmodSync(chosen, 0o700)
  if (process.getuid?.() === 0) chownSync(chosen, identity.uid, identity.gid)
  return chosen
}

// The same name at every start, so that a killed program leaves at most one; another name if somebody else sits there.
function elsewhere(directory: string): string {
  const path = join(tmpdir(), `qunluo-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`)
  const found = lstatSync(path, { throwIfNoEntry: false })
  const ours = !found || (found.isDirectory() && (found.mode & 0o77) === 0 && isOwn(found.uid))
  return ours ? path : mkdtempSync(join(tmpdir(), 'qunluo-'))
}

const isOwn = (uid: number) => process.getuid?.() === 0 || process.getuid?.() === uid

/** The address of a database on the socket, as node-postgres and libpq read it. */
export function addressOf(socketDirectory: string, user: string, database: string): string {
  // Everything is said here, so that no PGPORT or PGSSLMODE of the surroundings has a say.
  return `postgresql:///${database}?host=${encodeURIComponent(socketDirectory)}&port=${port}&user=${user}&sslmode=disable`
}
