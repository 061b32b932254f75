import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { attendants } from './realtime/attendant.ts'
import { openFeed } from './realtime/open-feed.ts'
import { removeBytes } from './jobs/remove-bytes.ts'
import { startAfresh } from './operations/start-afresh.ts'
import { previewImport, reviveImports, runImport } from './jobs/imports.ts'
import { keptFiles } from './queries/kept-files.ts'
import { sweepLooks } from './jobs/sweep-presence.ts'
import { chatRoutes } from './routes.ts'
import { importRoutes } from './routes-imports.ts'
import { openChat, showOutOfChat, welcomeToChat } from './subscribers/keep-chats.ts'

export const messagingModule = defineModule({
  name: 'messaging',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes: [...chatRoutes, ...importRoutes],
  jobs: [previewImport, runImport, removeBytes],
  cron: [reviveImports, sweepLooks],
  subscribers: [openChat, welcomeToChat, showOutOfChat],
  keptFiles,
  afterRestore: startAfresh,
  realtime: attendants,
  open: openFeed,
})
