import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'

export const communityModule = defineModule({
  name: 'community',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
})
