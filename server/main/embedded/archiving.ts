/** PostgreSQL's log of changes, kept piece by piece in a directory, so that any later moment can be gone back to. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { handOver, type Identity } from './identity.ts'
import type { Settings } from './settings.ts'

// The server hands words to a shell, and reads % itself.
const word = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
const plain = (path: string) => word(path.replaceAll('%', '%%'))

const logOf = (archive: string) => join(resolve(archive), 'log')

/** Settings that keep every finished piece of the log, at the latest a minute after something was written. */
export function archivingInto(archive: string, identity: Identity): Settings {
  const log = logOf(archive)
  mkdirSync(log, { recursive: true, mode: 0o700 })
  // The server must be able to enter and write it; the copies beside the log are for us alone.
  handOver(resolve(archive), identity)
  const [kept, draft] = [`${plain(log)}/%f`, `${plain(log)}/%f.part`]
  return {
    archive_mode: 'on',
    archive_timeout: '60',
    // A piece that is there already, from before a crash, is right if it is the same.
    archive_command: `if test -f ${kept}; then cmp -s "%p" ${kept}; else cp "%p" ${draft} && sync && mv ${draft} ${kept}; fi`,
  }
}

/** Settings under which a copy of a cluster follows the kept log up to a moment and goes on from there. */
export function followingUntil(archive: string, until: Date): Settings {
  return {
    archive_mode: 'off',
    // Ready means arrived: nobody should look in on the way.
    hot_standby: 'off',
    restore_command: `cp ${plain(logOf(archive))}/%f "%p"`,
    recovery_target_time: until.toISOString().replace('T', ' ').replace('Z', '+00'),
    recovery_target_action: 'promote',
  }
}
