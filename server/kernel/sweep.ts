/** What the ground keeps only for a while. */
import { sql } from 'kysely'
import type { CronJob } from './jobs.ts'

const day = 86_400_000

/** Stored answers serve retries for a day; notes of heard news serve redeliveries, which end long before a month. */
export const sweepGround: CronJob = {
  name: 'kernel.sweep_ground',
  pattern: '17 * * * *',
  does: async (ctx) => {
    const before = (days: number) => new Date(ctx.now.getTime() - days * day)
    const transaction = ctx.tables<unknown>()
    await sql`delete from kernel.answers where tenant_id = ${ctx.tenantId} and at < ${before(1)}`.execute(transaction)
    await sql`delete from kernel.heard where tenant_id = ${ctx.tenantId} and at < ${before(30)}`.execute(transaction)
  },
}
