import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { publish } from '../../../kernel/outbox.ts'
import { accessActivity } from '../access.ts'
import {
  ActivityOver,
  ActivityVersionChanged,
  activityChanged,
  type changeActivityEndpoint,
  KindFixed,
  type steerActivityEndpoint,
  TermsFixed,
} from '../contract.ts'
import { activityOf } from '../queries/activity-shape.ts'
import { activityStateOf } from '../rules/activity-state.ts'
import { type ActivityRow, db } from '../tables.ts'
import { columnsOf } from './make-activity.ts'
import { noteVersion } from './note-version.ts'
import { followSource, steerCopies } from './relays/follow-source.ts'
import { openBallot, requireBallotKept } from './relays/open-ballot.ts'
import { withdrawOffers } from './relays/end-entry.ts'
import { requireSensible } from './require-sensible.ts'
import { tellChange } from './tell-change.ts'

/**
 * Changes an activity as a new version: whoever joined before keeps what they joined. Raises `promotions.activity_over`,
 * `promotions.version_changed`, `promotions.kind_fixed` and what making one raises.
 */
export async function changeActivity(
  ctx: Context,
  { activityId, version, ...words }: RequestOf<typeof changeActivityEndpoint>,
): Promise<AnswerOf<typeof changeActivityEndpoint>> {
  const activity = await accessOpen(ctx, activityId)
  if (activity.version !== version) throw ActivityVersionChanged()
  if (activity.kind !== words.terms.kind) throw KindFixed()
  requireChangeable(ctx, activity)
  await requireBallotKept(ctx, activity, words.terms, words.startsAt)
  await requireSensible(ctx, activity.community_id, words)
  const changed = await db(ctx)
    .updateTable('promotions.activities')
    .set({ ...columnsOf(words), version: version + 1 })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', activityId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await noteVersion(ctx, changed)
  await openBallot(ctx, changed)
  await followSource(ctx, changed)
  tellChange(ctx, activityId)
  await publish(ctx, activityChanged, { activityId })
  return activityOf(changed, ctx.now)
}

/** Pauses, resumes or ends; what is running in it keeps its own time, or ends with it where the terms say so. */
export async function steerActivity(
  ctx: Context,
  { activityId, act }: RequestOf<typeof steerActivityEndpoint>,
): Promise<AnswerOf<typeof steerActivityEndpoint>> {
  await accessOpen(ctx, activityId)
  const { rows } = await sql<ActivityRow>`
    update promotions.activities
       set paused_at = case ${act} when 'pause' then coalesce(paused_at, ${ctx.now}) when 'resume' then null else paused_at end,
           ended_at = case ${act} when 'end' then ${ctx.now}::timestamptz end
     where tenant_id = ${ctx.tenantId} and id = ${activityId} returning *`.execute(db(ctx))
  const [steered] = rows
  if (!steered) throw ActivityOver()
  await steerCopies(ctx, steered)
  if (act === 'end' && steered.kind === 'relay') await withdrawOffers(ctx, activityId)
  tellChange(ctx, activityId)
  await publish(ctx, activityChanged, { activityId })
  return activityOf(steered, ctx.now)
}

/** What was published before the start holds to the end (LO-1); what lies in packets was counted when they were filled. */
function requireChangeable({ now }: Context, { kind, starts_at }: ActivityRow): void {
  if (kind === 'red_packet' || (kind === 'lottery' && starts_at <= now)) throw TermsFixed()
}

async function accessOpen(ctx: Context, id: ActivityRow['id']): Promise<ActivityRow> {
  const activity = await accessActivity(ctx, id, 'toChange')
  if (activityStateOf(activity, ctx.now) === 'ended') throw ActivityOver()
  return activity
}
