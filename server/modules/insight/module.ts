import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'

export const insightModule = defineModule({
  name: 'insight',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
})
