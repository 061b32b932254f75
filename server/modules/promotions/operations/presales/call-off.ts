import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { actorId } from '../../../identity/index.ts'
import { accessActivity } from '../../access.ts'
import { activityChanged, type callOffPresaleEndpoint } from '../../contract.ts'
import { showCourse } from '../../queries/presales/read-presale.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { tellPeople } from '../tell-people.ts'
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
  await tellWhoIsIn(ctx, activity, why)
  await sweepPresales(ctx)
  tellChange(ctx, activityId)
  await publish(ctx, activityChanged, { activityId })
  return showCourse(ctx, activity)
}

/** Everybody whose deposit or balance lies in it hears why, once. */
async function tellWhoIsIn(ctx: Context, activity: ActivityRow, why: string): Promise<void> {
  const { rows } = await sql<{ id: PersonId }>`select distinct person_id as id from promotions.presales
    where tenant_id = ${ctx.tenantId} and activity_id = ${activity.id}
      and state in ('deposited', 'open', 'ordered', 'paid', 'failing')`.execute(db(ctx))
  const key = `called off ${activity.id}`
  await tellPeople(
    ctx,
    activity,
    ...rows.map(({ id }) => ({ personId: id, kind: 'activity_called_off' as const, facts: { why }, key })),
  )
}
