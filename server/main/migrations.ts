/** Where the database's shape is written down: the kernel first, then the modules in their order. */
import { fileURLToPath } from 'node:url'
import type { MigrationSource } from '../kernel/migrate.ts'
import { modules } from './modules.ts'

export const migrationSources: readonly MigrationSource[] = [
  { module: 'kernel', directory: fileURLToPath(new URL('../kernel/migrations', import.meta.url)) },
  ...modules.map(({ name, migrations }) => ({ module: name, directory: migrations })),
]
