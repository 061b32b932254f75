import type { CronJob } from '../../../kernel/jobs.ts'
import { expireBindings as expire } from '../operations/follow-code.ts'

export const expireBindings: CronJob = { name: 'distribution.expire_bindings', pattern: '23 * * * *', does: expire }
