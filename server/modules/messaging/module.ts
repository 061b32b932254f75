import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'

export const messagingModule = defineModule({
  name: 'messaging',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
})
