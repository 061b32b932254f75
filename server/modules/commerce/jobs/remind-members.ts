import type { CronJob } from '../../../kernel/jobs.ts'
import { remindOfEnding } from '../operations/give-up-membership.ts'

export const remindMembers: CronJob = { name: 'commerce.remind_members', pattern: '11 * * * *', does: remindOfEnding }
