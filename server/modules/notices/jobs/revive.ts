import { sql } from 'kysely'
import { askForJob, type CronJob } from '../../../kernel/jobs.ts'
import { listForgottenNews } from '../../messaging/index.ts'
import type { PushId, TidingId } from '../contract.ts'
import { deadAfterSeconds } from '../operations/take-out.ts'
import { db } from '../tables.ts'
import { callTidings } from './call-tidings.ts'
import { deliver } from './call.ts'
import { gather } from './gather.ts'

/** Longer than news takes to be taken up where nobody listens. */
const forgottenSeconds = 120

/** Calls whose worker died, or whose push service was away, are tried again; news that nobody took up is. */
export const reviveNotices: CronJob = {
  name: 'notices.revive',
  pattern: '* * * * *',
  does: async (ctx) => {
    const ago = (seconds: number) => new Date(ctx.now.getTime() - seconds * 1000)
    const { rows } = await sql<{ id: PushId }>`select id from notices.pushes
      where tenant_id = ${ctx.tenantId} and settled_at is null and made_at < ${ago(deadAfterSeconds)}
      order by made_at limit 1000`.execute(db(ctx))
    if (rows.length > 0) await askForJob(ctx, deliver, { pushIds: rows.map(({ id }) => id) })
    const { rows: told } = await sql<{ id: TidingId }>`select tiding_id as id from notices.tiding_calls
      where tenant_id = ${ctx.tenantId} and settled_at is null and made_at < ${ago(deadAfterSeconds)}
      order by made_at limit 1000`.execute(db(ctx))
    if (told.length > 0) await askForJob(ctx, callTidings, { tidingIds: told.map(({ id }) => id) })
    for (const groupId of await listForgottenNews(ctx, ago(forgottenSeconds))) await askForJob(ctx, gather, { groupId })
  },
}
