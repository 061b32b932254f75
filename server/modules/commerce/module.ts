import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { askAfterPayment } from './jobs/ask-after.ts'
import { reconcileDaily, reconcileDay } from './jobs/reconcile.ts'
import { sendRefund } from './jobs/send-refund.ts'
import { settlePayoutJob } from './jobs/settle-payout.ts'
import { sweepDelivered, sweepUnpaid } from './jobs/sweep-orders.ts'
import { sweepPayouts } from './jobs/sweep-payouts.ts'
import { removePictures, sweepPicturesNightly } from './jobs/sweep-pictures.ts'
import { sweepUntold } from './jobs/sweep-untold.ts'
import { issueMonthlyCoupons, lapseMemberships, remindMembers } from './jobs/remind-members.ts'
import { endRefunded, grantMembership } from './operations/grant-membership.ts'
import { declareFee } from '../community/index.ts'
import { declareOrigin } from './origins.ts'
import { holdsNow } from './queries/is-member.ts'
import { keptFiles } from './queries/kept-files.ts'
import { routes } from './routes.ts'
import { hearEnding } from './subscribers/hear-ending.ts'

declareFee(holdsNow)
declareOrigin('membership', { paid: grantMembership, refunded: endRefunded })

export const commerceModule = defineModule({
  name: 'commerce',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  jobs: [sendRefund, askAfterPayment, settlePayoutJob, reconcileDay, removePictures],
  subscribers: [hearEnding],
  keptFiles,
  cron: [
    remindMembers,
    lapseMemberships,
    issueMonthlyCoupons,
    sweepUnpaid,
    sweepDelivered,
    sweepUntold,
    sweepPayouts,
    reconcileDaily,
    sweepPicturesNightly,
  ],
})
