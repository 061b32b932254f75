/** `qunluo restore FILE`: a backup back into an empty place. */
import { stat } from 'node:fs/promises'
import { Refusal } from '../server/kernel/backup/refusal.ts'
import { restoreBackup } from '../server/kernel/backup/restore-backup.ts'

import { migrationSources } from '../server/main/migrations.ts'
import { modules } from '../server/main/modules.ts'
import { pathOf, reachDatabase, type Reached, readOwnConfig } from './reach.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Restores into the database and data directory that the environment names, which must be empty. */
export async function restore(file: string): Promise<void> {
  const config = readOwnConfig()
  const path = pathOf(file)
  if (!(await stat(path).catch(() => null))?.isFile()) throw new Refusal(`找不到备份 ${path} · there is no such backup`)
  const opened: Reached[] = []
  const reach = async () => {
    const reached = await reachDatabase(config)
    opened.push(reached)
    return reached.url
  }
  try {
    const afterRestore = modules.flatMap((module) => module.afterRestore ?? [])
    const wish = { path, config, sources: migrationSources, afterRestore, reach, say }
    const { manifest, applied } = await restoreBackup(wish)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    say(
      `已恢复 ${manifest.takenAt} 的状态 · restored as of ${manifest.takenAt}: ${rows} rows, ${manifest.files.count} files, ${manifest.jobs} jobs`,
    )
    for (const name of applied) say(`已升级 · upgraded: ${name}`)
    say('现在可以启动 · now start it: npm start')
  } finally {
    for (const { stop } of opened) await stop()
  }
}
