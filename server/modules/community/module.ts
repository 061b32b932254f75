import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { archive } from './archive.ts'
import { compareSeats } from './jobs/compare-seats.ts'
import { routes } from './routes.ts'
import { noteName } from './subscribers/note-name.ts'

export const communityModule = defineModule({
  name: 'community',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  archive,
  routes,
  subscribers: [noteName],
  cron: [compareSeats],
})
