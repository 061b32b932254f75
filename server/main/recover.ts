/** Goes back to a moment: a copy of the cluster follows the kept log until then, and becomes the database here. */
import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { Refusal } from '../kernel/backup/refusal.ts'
import { settleRestored, textsOf } from '../kernel/backup/module-text.ts'
import { followingUntil } from './embedded/archiving.ts'
import { handOver } from './embedded/identity.ts'
import { startEmbedded } from './embedded.ts'
import { modules } from './modules.ts'

type Recovery = {
  /** A directory that `qunluo backup --base` made; the log lies beside it. */
  base: string
  until: Date
  dataDirectory: string
  say: (line: string) => void
}

/** Returns the time of the last change that is in. Raises a `Refusal` when a database is here already. */
export async function recoverUntil({ base, until, dataDirectory, say }: Recovery): Promise<Date | null> {
  const target = join(dataDirectory, 'postgres')
  if (await stat(join(target, 'cluster')).catch(() => null)) throw new Refusal(taken(dataDirectory))
  // Beside its place until it is whole: cut short, it is begun again.
  const draft = join(dataDirectory, 'recovering')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  await cp(base, join(draft, 'cluster'), { recursive: true })
  await writeFile(join(draft, 'cluster', 'recovery.signal'), '')
  // Copied files keep their owner, directories become ours: all goes to whom the server ran as.
  const { uid, gid } = await stat(join(base, 'PG_VERSION'))
  handOver(join(draft, 'cluster'), { name: 'as before', uid, gid, before: [] })
  const settings = followingUntil(dirname(base), until)
  const { url, stop } = await startEmbedded({ directory: draft, log: say, settings }).catch(async (fault: Error) => {
    await rm(draft, { recursive: true, force: true })
    throw fault.message.includes('before configured recovery target') ? new Refusal(tooLate) : fault
  })
  const last = await settle(url).finally(stop)
  await rm(target, { recursive: true, force: true })
  await rename(draft, target)
  return last
}

const taken = (directory: string) =>
  `${directory} 里已有数据库：请用新的数据目录（DATA_DIR）\n${directory} holds a database already: use a new data directory (DATA_DIR)`

const tooLate =
  '保存下来的日志到不了这一刻：它之后没有任何改动，请选早一点的时间\n' +
  'The kept log does not reach that moment, nothing was changed after it: choose an earlier one'

async function settle(url: string): Promise<Date | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ at: Date | null }>('select pg_last_xact_replay_timestamp() as at')
    await settleRestored(client, textsOf(modules, 'afterRestore'))
    return rows[0]?.at ?? null
  } finally {
    await client.end()
  }
}
