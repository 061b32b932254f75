/** The installation as the command line reaches it: the running database, else one started for the while. */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readConfig } from '../server/kernel/config.ts'
import type { Ground } from '../server/kernel/ground.ts'
import { openLog } from '../server/kernel/log.ts'
import { migrate } from '../server/kernel/migrate.ts'
import { findRunning, startEmbedded } from '../server/main/embedded.ts'
import { closeGround, openGround } from '../server/main/ground.ts'
import { migrationSources } from '../server/main/migrations.ts'

/** Runs work on the installation that the environment describes, brought up to date first. */
export async function withGround<T>(work: (ground: Ground, url: string) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  config.dataDirectory = resolve(config.dataDirectory)
  const { url, stop } = config.databaseUrl
    ? { url: config.databaseUrl, stop: null }
    : await reachOwn(config.dataDirectory)
  try {
    await migrate(url, migrationSources)
    const ground = await openGround(config, url, { log: openLog('error', 'qunluo-cli') })
    return await work(ground, url).finally(() => closeGround(ground))
  } finally {
    await stop?.()
  }
}

async function reachOwn(dataDirectory: string): Promise<{ url: string; stop: (() => Promise<void>) | null }> {
  const directory = join(dataDirectory, 'postgres')
  const running = findRunning(directory)
  if (running) return { url: running.url, stop: null }
  await mkdir(dataDirectory, { recursive: true })
  return startEmbedded({ directory, log: () => {} })
}
