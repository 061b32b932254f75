import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dumpSchema } from '../server/kernel/dump-schema.ts'
import { migrate } from '../server/kernel/migrate.ts'
import { startEmbedded } from '../server/main/embedded.ts'
import { migrationSources } from '../server/main/migrations.ts'

/** Writes the shape of a freshly migrated database. */
export async function writeSchema(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-schema-'))
  const { url, stop } = await startEmbedded({ directory: join(directory, 'postgres'), log: () => {}, memory: 'small' })
  try {
    await migrate(url, migrationSources)
    await writeFile(fileURLToPath(new URL('../server/schema.sql', import.meta.url)), await dumpSchema(url))
    process.stdout.write('server/schema.sql\n')
  } finally {
    await stop()
    await rm(directory, { recursive: true, force: true })
  }
}
