/** The installation as the command line reaches it: the running database, else one started for the while. */
import type { Ground } from '../server/kernel/ground.ts'
import { openLog } from '../server/kernel/log.ts'
import { migrate } from '../server/kernel/migrate.ts'
import { closeGround, openGround } from '../server/main/ground.ts'
import { migrationSources } from '../server/main/migrations.ts'
import { reachDatabase, readOwnConfig } from './reach.ts'

/** Runs work on the installation that the environment describes, brought up to date first. */
export async function withGround<T>(work: (ground: Ground, url: string) => Promise<T>): Promise<T> {
  const config = readOwnConfig()
  const { url, stop } = await reachDatabase(config)
  try {
    await migrate(url, migrationSources)
    const ground = await openGround(config, url, { log: openLog('error', 'qunluo-cli') })
    return await work(ground, url).finally(() => closeGround(ground))
  } finally {
    await stop()
  }
}
