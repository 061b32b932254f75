import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { callTidings } from './jobs/call-tidings.ts'
import { deliver, tell } from './jobs/call.ts'
import { gather } from './jobs/gather.ts'
import { reviveNotices } from './jobs/revive.ts'
import { sweepNotices } from './jobs/sweep.ts'
import { sendTrial } from './jobs/send-trial.ts'
import { routes } from './routes.ts'
import { hearProofFailed } from './subscribers/hear-proof-failed.ts'
import { hearSaid } from './subscribers/hear-said.ts'

export const noticesModule = defineModule({
  name: 'notices',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  subscribers: [hearSaid, hearProofFailed],
  jobs: [gather, tell, deliver, sendTrial, callTidings],
  cron: [reviveNotices, sweepNotices],
})
