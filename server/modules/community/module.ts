import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'
import { routes } from './routes.ts'

export const communityModule = defineModule({
  name: 'community',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  routes,
})
