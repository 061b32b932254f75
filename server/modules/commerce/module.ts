import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { sendRefund } from './jobs/send-refund.ts'
import { sweepDelivered, sweepUnpaid } from './jobs/sweep-orders.ts'
import { routes } from './routes.ts'

export const commerceModule = defineModule({
  name: 'commerce',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  jobs: [sendRefund],
  cron: [sweepUnpaid, sweepDelivered],
})
