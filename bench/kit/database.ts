/** A database of the product's own kind for one run: embedded, with fsync, gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../server/kernel/migrate.ts'
import { startEmbedded } from '../../server/main/embedded.ts'
import { migrationSources } from '../../server/main/migrations.ts'

export async function withDatabase<T>(work: (url: string, directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-bench-'))
  const embedded = await startEmbedded({ directory: join(directory, 'postgres'), log: () => {} })
  try {
    await migrate(embedded.url, migrationSources)
    return await work(embedded.url, directory)
  } finally {
    await embedded.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
