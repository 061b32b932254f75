import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import { publish } from '../../../kernel/outbox.ts'
import { teamChanged } from '../contract.ts'
import { settleSeatJob } from '../jobs/settle-seats.ts'
import { db, type SeatRow, type TeamRow } from '../tables.ts'
import { tellChange } from './tell-change.ts'

/**
 * What follows from a team that has just succeeded or failed, in the same transaction: its people are free for another one,
 * and for each paid seat a job is asked for that ships or refunds (GB-3, GB-4).
 */
export async function followEnd(ctx: Context, team: TeamRow): Promise<void> {
  const { rows } = await sql<SeatRow>`
    update promotions.seats set closed_at = coalesce(closed_at, ${ctx.now})
     where tenant_id = ${ctx.tenantId} and team_id = ${team.id} and left_at is null
    returning *`.execute(db(ctx))
  for (const { order_id: orderId, paid_at } of rows) {
    if (paid_at) await askForJob(ctx, settleSeatJob, { orderId }, { key: `seat ${orderId}` })
  }
}

/** Tells those who look on and the modules below that a team has changed. */
export async function tellTeam(ctx: Context, { id, activity_id, state, paid, size }: TeamRow): Promise<void> {
  tellChange(ctx, activity_id, id)
  await publish(ctx, teamChanged, { activityId: activity_id, teamId: id, state, paid, size })
}
