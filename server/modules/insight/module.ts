import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { rebuildAll } from './jobs/rebuild-all.ts'
import { findDue, rollUpDue } from './jobs/roll-up-due.ts'
import { routes } from './routes.ts'
import { countImported } from './subscribers/mark-due.ts'

export const insightModule = defineModule({
  name: 'insight',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  subscribers: [countImported],
  jobs: [rollUpDue, rebuildAll],
  cron: [findDue],
})
