import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { askAfterPayment } from './jobs/ask-after.ts'
import { reconcileDaily, reconcileDay } from './jobs/reconcile.ts'
import { sendRefund } from './jobs/send-refund.ts'
import { sweepDelivered, sweepUnpaid } from './jobs/sweep-orders.ts'
import { sweepUntold } from './jobs/sweep-untold.ts'
import { routes } from './routes.ts'

export const commerceModule = defineModule({
  name: 'commerce',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  jobs: [sendRefund, askAfterPayment, reconcileDay],
  cron: [sweepUnpaid, sweepDelivered, sweepUntold, reconcileDaily],
})
