import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { jsonb } from '../../../kernel/jsonb.ts'
import { publish } from '../../../kernel/outbox.ts'
import type { CommunityId } from '../../community/contract.ts'
import { communityMember } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId } from '../../identity/index.ts'
import { type Activity, type ActivityId, activityChanged, type makeActivityEndpoint } from '../contract.ts'
import { activityOf } from '../queries/activity-shape.ts'
import { type ActivityRow, db } from '../tables.ts'
import { beginActivity } from './begin-activity.ts'
import { noteVersion } from './note-version.ts'
import type { Giver } from './red-packets/fill-packets.ts'
import { requireBallotAhead, requireSensible } from './require-sensible.ts'

/** A new activity. Raises `promotions.channel_refuses`, `promotions.price_above_shelf`, `promotions.service_must_be_refundable`. */
export async function makeActivity(
  ctx: Context,
  ask: RequestOf<typeof makeActivityEndpoint>,
): Promise<AnswerOf<typeof makeActivityEndpoint>> {
  await communityMember(ctx, ask)
  await requireSensible(ctx, ask.communityId, ask)
  requireBallotAhead(ctx, ask)
  return writeActivity(ctx, ask.communityId, ask, actorId(ctx))
}

/** Writes an activity that was looked at before, in the name of who made it or planned it. */
export async function writeActivity(
  ctx: Context,
  communityId: CommunityId,
  words: Words,
  madeBy: PersonId,
): Promise<Activity> {
  return activityOf(await beginWritten(ctx, await writeRow(ctx, communityId, words, madeBy)), ctx.now)
}

/** A member's own red packet: an activity as any other, filled from what its giver has. */
export async function writeGiven(
  ctx: Context,
  communityId: CommunityId,
  words: Words,
  giver: Giver,
): Promise<ActivityRow> {
  return beginWritten(ctx, await writeRow(ctx, communityId, words, giver.personId), giver)
}

async function beginWritten(ctx: Context, made: ActivityRow, giver?: Giver): Promise<ActivityRow> {
  await noteVersion(ctx, made)
  await beginActivity(ctx, made, giver)
  await publish(ctx, activityChanged, { activityId: made.id })
  return made
}

async function writeRow(ctx: Context, communityId: CommunityId, words: Words, madeBy: PersonId): Promise<ActivityRow> {
  return db(ctx)
    .insertInto('promotions.activities')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('act') as ActivityId,
      kind: words.terms.kind,
      community_id: communityId,
      version: 1,
      ...columnsOf(words),
      paused_at: null,
      ended_at: null,
      made_by: madeBy,
      made_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

type Words = Pick<RequestOf<typeof makeActivityEndpoint>, 'title' | 'terms' | 'channels' | 'startsAt' | 'endsAt'>

/** What is said about an activity, as its row holds it. */
export const columnsOf = ({ title, terms, channels, startsAt, endsAt }: Words) => ({
  title,
  terms: jsonb(terms),
  channels,
  starts_at: new Date(startsAt),
  ends_at: new Date(endsAt),
})
