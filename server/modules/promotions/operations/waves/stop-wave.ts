import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { activityChanged, type ActivityId, type stopWaveEndpoint } from '../../contract.ts'
import { showWave } from '../../queries/waves/list-waves.ts'
import { db } from '../../tables.ts'
import { tellChange } from '../tell-change.ts'

/** Stops a wave: what has not begun is skipped; what runs goes on, or ends now. Told twice it is once. */
export async function stopWave(
  ctx: Context,
  { waveId, endsRunning }: RequestOf<typeof stopWaveEndpoint>,
): Promise<AnswerOf<typeof stopWaveEndpoint>> {
  const { rows: stopped } = await sql`update promotions.waves set stopped_at = coalesce(stopped_at, ${ctx.now})
    where tenant_id = ${ctx.tenantId} and id = ${waveId} returning id`.execute(db(ctx))
  if (stopped.length === 0) throw NotFound()
  await sql`update promotions.wave_parts set state = 'skipped'
    where tenant_id = ${ctx.tenantId} and wave_id = ${waveId} and state = 'planned'`.execute(db(ctx))
  if (endsRunning) await endRunning(ctx, waveId)
  return showWave(ctx, waveId)
}

async function endRunning(ctx: Context, waveId: string): Promise<void> {
  const { rows } = await sql<{ id: ActivityId }>`
    update promotions.activities a set ended_at = ${ctx.now} from promotions.wave_parts p
     where p.tenant_id = ${ctx.tenantId} and p.wave_id = ${waveId} and a.tenant_id = p.tenant_id and a.id = p.activity_id
       and a.ended_at is null and a.ends_at > ${ctx.now} returning a.id`.execute(db(ctx))
  for (const { id } of rows) tellChange(ctx, id)
  await publish(ctx, activityChanged, ...rows.map(({ id }) => ({ activityId: id })))
}
