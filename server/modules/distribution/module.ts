import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { expireBindings } from './jobs/expire-bindings.ts'
import { routes } from './routes.ts'
import { hearClosed, hearPaid, hearReceived, hearRefunded } from './subscribers/hear-orders.ts'

export const distributionModule = defineModule({
  name: 'distribution',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  subscribers: [hearPaid, hearReceived, hearClosed, hearRefunded],
  cron: [expireBindings],
})
