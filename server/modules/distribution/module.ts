import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { declarePayout } from '../commerce/index.ts'
import { archive } from './archive.ts'
import { expireBindings } from './jobs/expire-bindings.ts'
import { withdrawalWord } from './operations/transfer-withdrawal.ts'
import { routes } from './routes.ts'
import { hearClosed, hearPaid, hearReceived, hearRefunded } from './subscribers/hear-orders.ts'

declarePayout('withdrawal', withdrawalWord)

export const distributionModule = defineModule({
  name: 'distribution',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  subscribers: [hearPaid, hearReceived, hearClosed, hearRefunded],
  cron: [expireBindings],
})
