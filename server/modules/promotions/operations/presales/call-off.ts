import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { actorId } from '../../../identity/index.ts'
import { accessActivity } from '../../access.ts'
import { activityChanged, type callOffPresaleEndpoint } from '../../contract.ts'
import { showCourse } from '../../queries/presales/read-presale.ts'
import { db } from '../../tables.ts'
import { sweepPresales } from './sweep-presales.ts'
import { tellChange } from '../tell-change.ts'

/** The shop cannot deliver, or does not want to: the activity ends and all that was paid goes back. Told twice it is once. */
export async function callOffPresale(
  ctx: Context,
  { activityId, why }: RequestOf<typeof callOffPresaleEndpoint>,
): Promise<AnswerOf<typeof callOffPresaleEndpoint>> {
  const activity = await accessActivity(ctx, activityId, 'toChange')
  if (activity.kind !== 'presale') throw NotFound()
  await sql`insert into promotions.call_offs (tenant_id, activity_id, why, by_person, at)
    values (${ctx.tenantId}, ${activityId}, ${why}, ${actorId(ctx)}, ${ctx.now}) on conflict do nothing`.execute(
    db(ctx),
  )
  await sql`update promotions.activities set ended_at = coalesce(ended_at, ${ctx.now})
    where tenant_id = ${ctx.tenantId} and id = ${activityId}`.execute(db(ctx))
  await sweepPresales(ctx)
  tellChange(ctx, activityId)
  await publish(ctx, activityChanged, { activityId })
  return showCourse(ctx, activity)
}
