/** `qunluo restore FILE`: a backup back into an empty place. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { Refusal } from '../server/kernel/backup/refusal.ts'
import { restoreBackup } from '../server/kernel/backup/restore-backup.ts'
import { textsOf } from '../server/kernel/backup/module-text.ts'

import type { Config } from '../server/kernel/config.ts'
import { recoverUntil } from '../server/main/recover.ts'
import { migrationSources } from '../server/main/migrations.ts'
import { modules } from '../server/main/modules.ts'
import { pathOf, reachDatabase, type Reached, readOwnConfig } from './reach.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Restores into the database and data directory that the environment names, which must be empty. */
export async function restore(file: string, { until }: { until?: string }): Promise<void> {
  const config = readOwnConfig()
  const path = pathOf(file)
  if (until !== undefined) return goBack(path, config, until)
  if (!(await stat(path).catch(() => null))?.isFile()) throw new Refusal(`找不到备份 ${path} · there is no such backup`)
  const opened: Reached[] = []
  const reach = async () => {
    const reached = await reachDatabase(config)
    opened.push(reached)
    return reached.url
  }
  try {
    const afterRestore = textsOf(modules, 'afterRestore')
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

async function goBack(base: string, { databaseUrl, dataDirectory }: Config, text: string): Promise<void> {
  const moment = DateTime.fromISO(text)
  if (!moment.isValid) throw new Refusal(`--until: ${text} 不是时间 · is no time, such as 2026-11-22T14:05:00+08:00`)
  if (databaseUrl) throw new Refusal('--until 只用于内嵌数据库 · --until is for the embedded database')
  if (!(await stat(join(base, 'backup_label')).catch(() => null)))
    throw new Refusal(`${base} 不是 backup --base 做的 · was not made by backup --base`)
  const last = await recoverUntil({ base, until: moment.toJSDate(), dataDirectory, say })
  const reached = last?.toISOString() ?? '–'
  say(`已回到 ${moment.toISO()}，最后一笔改动在 ${reached} · gone back; the last change is of ${reached}`)
  say('把文件和密钥也放进这个数据目录 · put the files and the secret key into this data directory too')
}
