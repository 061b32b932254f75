/** The database of the installation that the environment describes. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Config, readConfig } from '../server/kernel/config.ts'
import { findRunning, startEmbedded } from '../server/main/embedded.ts'

export type Reached = { url: string; stop: () => Promise<void> }

/** The configuration with its data directory made absolute. */
export function readOwnConfig(environment: Record<string, string | undefined> = process.env): Config {
  const config = readConfig(environment)
  return { ...config, dataDirectory: resolve(config.dataDirectory) }
}

/** The running database, else the embedded one started for the while and made when there is none. */
export async function reachDatabase({ databaseUrl, dataDirectory, walArchive }: Config): Promise<Reached> {
  const directory = join(dataDirectory, 'postgres')
  const running = databaseUrl ?? findRunning(directory)?.url
  if (running) return { url: running, stop: async () => {} }
  await mkdir(dataDirectory, { recursive: true })
  return startEmbedded({ directory, log: () => {}, archive: walArchive })
}

/** Whether there is a database to reach without making one. */
export const hasDatabase = ({ databaseUrl, dataDirectory }: Config) =>
  databaseUrl !== null || existsSync(join(dataDirectory, 'postgres', 'cluster'))

/** A path as the person means it: started through npm the program runs in its own folder; they stand elsewhere. */
export const pathOf = (file: string) => resolve(process.env.INIT_CWD ?? process.cwd(), file)
