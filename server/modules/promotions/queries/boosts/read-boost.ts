import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { readGroups } from '../../../community/index.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { accessActivity, findBoost, requireChannel } from '../../access.ts'
import type { Boost, BoostId, BoostStage, readBoostEndpoint } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type ActivityRow, type BoostRow, type BoostStageRow, type BoostSupportRow, db } from '../../tables.ts'
import { cardsOf } from '../cards.ts'

/** One boost, where the channel allows it. Raises `kernel.not_found` and what `requireChannel` raises. */
export async function readBoost(
  ctx: Context,
  { boostId, channel }: RequestOf<typeof readBoostEndpoint>,
): Promise<AnswerOf<typeof readBoostEndpoint>> {
  const { activity_id } = await findBoost(ctx, boostId, 'toRead')
  requireChannel(await accessActivity(ctx, activity_id, 'toRead'), channel)
  return showBoost(ctx, boostId)
}

/** A boost with its stages and the last two hundred who came. */
export async function showBoost(ctx: Context, id: BoostId): Promise<Boost> {
  const row = await findBoost(ctx, id, 'toRead')
  const activity = await readActivityRow(ctx, row)
  const supports = await readSupports(ctx, id)
  const taken = await readTaken(ctx, row)
  const cardOf = await cardsOf(ctx, [row.person_id, ...supports.map(({ person_id }) => person_id)])
  const { groupId, welcome } = row.terms
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const stages = (await readStageRows(ctx, id)).map((stage) => stageOf(stage, row, taken, me))
  return {
    id,
    activityId: row.activity_id,
    title: activity.title,
    inviter: cardOf(row.person_id),
    groupId,
    joinCode: (await readGroups(ctx, [groupId])).get(groupId)?.joinCode ?? '',
    startedAt: row.started_at.toISOString(),
    endsAt: (activity.ended_at ?? activity.ends_at).toISOString(),
    supports: row.supports,
    stages,
    welcome: welcome && { prize: welcome.prize, left: Math.max(0, welcome.stock - (taken.get('welcome') ?? 0)) },
    supporters: supports.map(({ person_id, at, left_at }) => ({
      person: cardOf(person_id),
      at: at.toISOString(),
      left: left_at !== null,
    })),
    ...attentionOf(row),
    may: await mayOf(ctx, row, activity, stages, me),
  }
}

const attentionOf = ({ held_at, held_why, appeal, reviewed_at, review, review_reason }: BoostRow) => ({
  held: held_at && held_why ? { at: held_at.toISOString(), why: held_why, appeal } : null,
  review: reviewed_at && review ? { at: reviewed_at.toISOString(), decision: review, reason: review_reason } : null,
})

function stageOf(
  row: BoostStageRow,
  { terms, supports, person_id }: BoostRow,
  taken: ReadonlyMap<string, number>,
  me: PersonId | null,
): BoostStage {
  const words = terms.stages[row.stage - 1]
  if (!words) throw new Error('a stage that its terms do not know')
  return {
    stage: row.stage,
    needs: row.needs,
    prize: words.prize,
    state: row.state,
    missing: Math.max(0, row.needs - supports),
    left: Math.max(0, words.stock - (taken.get(`prize ${row.stage}`) ?? 0)),
    claimBy: row.claim_by?.toISOString() ?? null,
    claimedAt: row.claimed_at?.toISOString() ?? null,
    code: me === person_id && row.state === 'claimed' ? row.code : null,
  }
}

async function mayOf(
  ctx: Context,
  row: BoostRow,
  activity: ActivityRow,
  stages: readonly BoostStage[],
  me: PersonId | null,
): Promise<Boost['may']> {
  const mine = row.person_id === me
  const claimable = stages.some(({ state, claimBy }) => state === 'reached' && new Date(claimBy ?? 0) > ctx.now)
  const running = activityStateOf(activity, ctx.now) === 'running'
  const all: [Boost['may'][number], boolean][] = [
    ['support', running && !mine && me !== null && !(await hasSupported(ctx, row, me))],
    ['claim', mine && claimable && !row.held_at && row.review !== 'rejected'],
    ['appeal', mine && (row.held_at !== null || row.review === 'rejected')],
  ]
  return all.flatMap(([what, may]) => (may ? [what] : []))
}

async function hasSupported(ctx: Context, { activity_id }: BoostRow, me: PersonId): Promise<boolean> {
  const { rows } = await sql`select from promotions.boost_supports where tenant_id = ${ctx.tenantId}
    and activity_id = ${activity_id} and person_id = ${me}`.execute(db(ctx))
  return rows.length > 0
}

async function readActivityRow(ctx: Context, { activity_id }: BoostRow): Promise<ActivityRow> {
  return db(ctx)
    .selectFrom('promotions.activities')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', activity_id)
    .executeTakeFirstOrThrow()
}

async function readSupports(ctx: Context, id: BoostId): Promise<BoostSupportRow[]> {
  const { rows } = await sql<BoostSupportRow>`select * from promotions.boost_supports
    where tenant_id = ${ctx.tenantId} and boost_id = ${id} order by at desc, person_id limit 200`.execute(db(ctx))
  return rows
}

async function readStageRows(ctx: Context, id: BoostId): Promise<BoostStageRow[]> {
  const { rows } = await sql<BoostStageRow>`select * from promotions.boost_stages
    where tenant_id = ${ctx.tenantId} and boost_id = ${id} order by stage`.execute(db(ctx))
  return rows
}

/** Prizes given or set aside, in the whole activity. */
async function readTaken(ctx: Context, { activity_id }: BoostRow): Promise<Map<string, number>> {
  const { rows } = await sql<{ of: string; taken: number }>`select of, taken from promotions.quotas
    where tenant_id = ${ctx.tenantId} and activity_id = ${activity_id}`.execute(db(ctx))
  return new Map(rows.map(({ of, taken }) => [of, taken]))
}
