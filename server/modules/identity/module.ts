import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { authenticator } from './authenticator.ts'
import { sendLink } from './jobs/send-link.ts'
import { sweep } from './jobs/sweep.ts'
import { writeAudit } from './operations/write-audit.ts'
import { routes } from './routes.ts'
import { verifyKey } from './verify-key.ts'
import { watchSessions } from './watch-sessions.ts'

export const identityModule = defineModule({
  name: 'identity',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  jobs: [sendLink],
  cron: [sweep],
  authenticator,
  auditor: writeAudit,
  verify: verifyKey,
  open: watchSessions,
})
