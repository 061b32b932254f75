import { fileURLToPath } from 'node:url'
import { defineModule } from '../../kernel/module.ts'

export const identityModule = defineModule({
  name: 'identity',
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
})
