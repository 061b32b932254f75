import { fileURLToPath } from 'node:url'
import { defineModule, type Module } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { bringBack } from './jobs/bring-back.ts'
import { depart } from './jobs/depart.ts'
import { keepPromises } from './jobs/keep-promises.ts'
import { removeBytes } from './jobs/remove-bytes.ts'
import { writeExport } from './jobs/write-export.ts'
import { planArchives } from './plan.ts'
import { routes } from './routes.ts'

/** Archives what the modules before it have declared. */
export function archiveAfter(others: readonly Module[]): Module {
  planArchives([...others.flatMap((other) => other.archive ?? []), archive])
  return defineModule({
    name: 'archive',
    migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
    archive,
    routes,
    jobs: [writeExport, bringBack, removeBytes, depart],
    cron: [keepPromises],
  })
}
