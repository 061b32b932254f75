import { closeSync, existsSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Identity } from './identity.ts'

const largest = 10_000_000

/** The server's own log, opened for it to write to. */
export type ServerLog = { descriptor: number; readNew: () => string; close: () => void }

/** Opens `server.log`, putting a long one aside as `server.log.1`. */
export function openLog(directory: string, identity: Identity): ServerLog {
  const path = join(directory, 'server.log')
  if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`)
  const descriptor = openSync(path, 'a', 0o600)
  if (process.getuid?.() === 0) fchownSync(descriptor, identity.uid, identity.gid)
  const begin = statSync(path).size
  return {
    descriptor,
    readNew: () => readFileSync(path).subarray(begin).toString('utf8'),
    close: () => closeSync(descriptor),
  }
}
