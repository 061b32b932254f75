/** A copy of the whole cluster to start from, taken while it is being written to; the log makes it consistent. */
import { copyFile, lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { Refusal } from '../../kernel/backup/refusal.ts'
import { clusterOf } from './cluster.ts'

// What belongs to the running server, and the log, which comes from the archive.
const left =
  /^(postmaster\.(pid|opts)|pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)$/
const emptied = [
  'pg_wal',
  'pg_wal/archive_status',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]

/** Copies the cluster of a running server into a directory, which appears only when the copy is whole. */
export async function takeBase(url: string, directory: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements is told by the next one.
  client.on('error', () => {})
  await client.connect()
  const draft = `${target}.part`
  try {
    const { rows: modes } = await client.query<{ mode: string }>(`select current_setting('archive_mode') as mode`)
    if (modes[0]?.mode !== 'on') throw new Refusal(notKept)
    await client.query(`set statement_timeout = '3min'`)
    await client.query(`select pg_backup_start('qunluo', fast => true)`)
    await copyCluster(clusterOf(directory), draft)
    // Waits until the last piece of the log that the copy needs is in the archive.
    const { rows } = await client
      .query<{ label: string }>('select labelfile as label from pg_backup_stop(wait_for_archive => true)')
      .catch(whenNotArchived)
    await writeFile(join(draft, 'backup_label'), rows[0]?.label ?? '', { mode: 0o600 })
    await rename(draft, target)
  } finally {
    await client.end()
    await rm(draft, { recursive: true, force: true })
  }
}

function whenNotArchived(fault: Error): never {
  throw new Refusal(
    `数据库的日志到不了 WAL_ARCHIVE，原因见数据目录的 postgres/server.log\n` +
      `The log does not reach WAL_ARCHIVE; postgres/server.log in the data directory tells why (${fault.message})`,
  )
}

const notKept =
  '数据库启动时没有设置 WAL_ARCHIVE：请设置后重启程序\n' +
  'The database was started without WAL_ARCHIVE: set it and restart the program'

/** Copies a cluster between `pg_backup_start` and `pg_backup_stop`; the label and the log come from elsewhere. */
export async function copyCluster(cluster: string, draft: string): Promise<void> {
  await mkdir(draft, { mode: 0o700 })
  for (const name of await readdir(cluster))
    if (!left.test(name)) await copyTree(join(cluster, name), join(draft, name))
  for (const name of emptied) await mkdir(join(draft, name), { recursive: true, mode: 0o700 })
}

/** Copies what is there; a file that the server removes meanwhile is removed again by the log. */
async function copyTree(from: string, to: string): Promise<void> {
  const found = await lstat(from).catch(() => null)
  if (!found) return
  if (!found.isDirectory()) return copyFile(from, to).catch(unlessGone)
  await mkdir(to, { mode: 0o700 })
  for (const name of await readdir(from)) await copyTree(join(from, name), join(to, name))
}

function unlessGone(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'ENOENT') throw fault
}
