import type { CronJob } from '../../../kernel/jobs.ts'
import { finishOrders } from '../operations/finish-orders.ts'
import { lapseOrders } from '../operations/lapse-orders.ts'

/** Every minute: whether somebody looks at a page has nothing to do with it. */
export const sweepUnpaid: CronJob = {
  name: 'commerce.sweep_unpaid',
  pattern: '* * * * *',
  does: async (ctx) => void (await lapseOrders(ctx)),
}
export const sweepDelivered: CronJob = { name: 'commerce.sweep_delivered', pattern: '*/10 * * * *', does: finishOrders }
