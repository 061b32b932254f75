import type { CronJob } from '../../../kernel/jobs.ts'
import { lapseMemberships as lapse } from '../operations/close-doors.ts'
import { remindOfEnding } from '../operations/give-up-membership.ts'
import { issueMonthly } from '../operations/issue-monthly.ts'

export const remindMembers: CronJob = { name: 'commerce.remind_members', pattern: '11 * * * *', does: remindOfEnding }

export const lapseMemberships: CronJob = { name: 'commerce.lapse_memberships', pattern: '*/10 * * * *', does: lapse }

export const issueMonthlyCoupons: CronJob = {
  name: 'commerce.issue_monthly_coupons',
  pattern: '*/5 * * * *',
  does: (ctx) => issueMonthly(ctx),
}
