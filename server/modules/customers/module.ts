import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { previewCustomers, reviveCustomerImports, runCustomers, undoCustomers } from './jobs/imports.ts'
import { removeSheet, sweepSheets } from './jobs/remove-sheet.ts'
import { keptFiles } from './queries/kept-files.ts'
import { routes } from './routes.ts'
import { followRecognised } from './subscribers/follow-recognised.ts'

export const customersModule = defineModule({
  name: 'customers',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  jobs: [previewCustomers, runCustomers, undoCustomers, removeSheet],
  cron: [reviveCustomerImports, sweepSheets],
  subscribers: [followRecognised],
  keptFiles,
})
