/** `qunluo backup [FILE]`: everything into one file, while the program goes on. */
import { textsOf } from '../server/kernel/backup/module-text.ts'
import { createWriteStream } from 'node:fs'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { DateTime } from 'luxon'
import { Refusal } from '../server/kernel/backup/refusal.ts'
import type { Manifest } from '../server/kernel/backup/manifest.ts'
import { type BackupWish, takeBackup } from '../server/kernel/backup/take-backup.ts'
import { migrationSources } from '../server/main/migrations.ts'
import { modules } from '../server/main/modules.ts'
import { hasDatabase, pathOf, reachDatabase, readOwnConfig } from './reach.ts'
import { version } from './version.ts'

type Options = { stdout?: boolean; withKeys?: boolean; json?: boolean }

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Writes a backup to a file, or to standard output; the file appears under its name only when it is whole. */
export async function backUp(
  file: string | undefined,
  { stdout = false, withKeys = false, json = false }: Options,
): Promise<void> {
  const config = readOwnConfig()
  if (!hasDatabase(config)) throw new Refusal(nothingHere(config.dataDirectory))
  const { url, stop } = await reachDatabase(config)
  const keptFiles = textsOf(modules, 'keptFiles')
  const wish = { url, config, keptFiles, sources: migrationSources, program: version, withKeys, say }
  try {
    if (stdout) return tell(await takeBackup({ ...wish, destination: process.stdout }))
    const path = pathOf(file ?? `qunluo-${DateTime.now().toFormat('yyyyLLdd-HHmmss')}.backup`)
    const manifest = await intoFile(path, wish)
    tell(manifest)
    await report(path, manifest, json)
  } finally {
    await stop()
  }
}

const nothingHere = (directory: string) =>
  `${directory} 里没有群落，也没有设置 DATABASE_URL · there is no installation in ${directory}, and DATABASE_URL is not set`

async function intoFile(path: string, wish: Omit<BackupWish, 'destination'>): Promise<Manifest> {
  const taken = await access(path).then(
    () => true,
    () => false,
  )
  if (taken) throw new Refusal(`${path} 已存在 · exists already`)
  const draft = `${path}.part-${process.pid}`
  try {
    const manifest = await takeBackup({ ...wish, destination: createWriteStream(draft, { mode: 0o600 }) })
    const written = await open(draft, 'r+')
    await written.sync()
    await written.close()
    await rename(draft, path)
    return manifest
  } finally {
    await rm(draft, { force: true })
  }
}

function tell({ files, withKeys }: Manifest): void {
  for (const key of files.missing) say(`缺少文件 ${key} · the store does not hold this file`)
  say(withKeys ? keysInside : keysOutside)
}

const keysInside =
  '备份里有密钥：谁拿到它就能读出所有地址，请加密保管 · the secret key is inside: keep the backup encrypted'
const keysOutside =
  '备份里没有密钥：请另外保管 secret-key（或 SECRET_KEY），没有它无法恢复 · the secret key is not inside: keep it elsewhere, a restore needs it'

async function report(path: string, { takenAt, tables, files, jobs }: Manifest, json: boolean): Promise<void> {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const { size } = await stat(path)
  if (json) {
    const { kept, count, missing } = files
    const outcome = { path, bytes: size, takenAt, rows, jobs, files: { kept, count, missing: missing.length } }
    process.stdout.write(`${JSON.stringify(outcome)}\n`)
  } else process.stdout.write(`${path}（${(size / 1e6).toFixed(1)} MB，${takenAt}）\n`)
}
