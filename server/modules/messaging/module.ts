import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { attendants } from './realtime/attendant.ts'
import { openFeed } from './realtime/open-feed.ts'
import { chatRoutes } from './routes.ts'
import { openChat, showOutOfChat, welcomeToChat } from './subscribers/keep-chats.ts'

export const messagingModule = defineModule({
  name: 'messaging',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  routes: chatRoutes,
  subscribers: [openChat, welcomeToChat, showOutOfChat],
  realtime: attendants,
  open: openFeed,
})
