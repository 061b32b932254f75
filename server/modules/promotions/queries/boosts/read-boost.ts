import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { type GroupCard, readGroups } from '../../../community/index.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonCard, PersonId } from '../../../identity/contract.ts'
import { accessActivity, findBoost, requireChannel } from '../../access.ts'
import type { Boost, BoostId, BoostStage, readBoostEndpoint } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { cardsOf } from '../cards.ts'
import { type FoundBoost, type FoundStage, findBoosts } from './find-boosts.ts'

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
  const [shown] = await showBoosts(ctx, await findBoosts(ctx, sql`b.id = ${id}`))
  if (!shown) throw NotFound()
  return shown
}

/** Several of them: who they are and which groups is asked once for all. */
export async function showBoosts(ctx: Context, rows: readonly FoundBoost[]): Promise<Boost[]> {
  const cardOf = await cardsOf(
    ctx,
    rows.flatMap(({ person_id, came }) => [person_id, ...came.map((one) => one.person_id)]),
  )
  const groups = await readGroups(ctx, [...new Set(rows.map(({ terms }) => terms.groupId))])
  return rows.map((row) => boostOf(ctx, row, cardOf, groups))
}

function boostOf(
  ctx: Context,
  row: FoundBoost,
  cardOf: (id: PersonId) => PersonCard,
  groups: ReadonlyMap<GroupId, GroupCard>,
): Boost {
  const { groupId, welcome } = row.terms
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const stages = row.stages.map((stage) => stageOf(stage, row, me))
  return {
    id: row.id,
    activityId: row.activity_id,
    title: row.title,
    inviter: cardOf(row.person_id),
    groupId,
    joinCode: groups.get(groupId)?.joinCode ?? '',
    startedAt: row.started_at.toISOString(),
    endsAt: (row.ended_at ?? row.ends_at).toISOString(),
    supports: row.supports,
    stages,
    welcome: welcome && { prize: welcome.prize, left: Math.max(0, welcome.stock - (row.taken.welcome ?? 0)) },
    supporters: row.came.map(({ person_id, at, left_at }) => ({
      person: cardOf(person_id),
      at: new Date(at).toISOString(),
      left: left_at !== null,
    })),
    ...attentionOf(row),
    may: mayOf(ctx, row, stages, me),
  }
}

const attentionOf = ({ held_at, held_why, appeal, reviewed_at, review, review_reason }: FoundBoost) => ({
  held: held_at && held_why ? { at: held_at.toISOString(), why: held_why, appeal } : null,
  review: reviewed_at && review ? { at: reviewed_at.toISOString(), decision: review, reason: review_reason } : null,
})

const instantOf = (text: string | null): string | null => text && new Date(text).toISOString()

function stageOf(row: FoundStage, { terms, supports, person_id, taken }: FoundBoost, me: PersonId | null): BoostStage {
  const words = terms.stages[row.stage - 1]
  if (!words) throw new Error('a stage that its terms do not know')
  return {
    stage: row.stage,
    needs: row.needs,
    prize: words.prize,
    state: row.state,
    missing: Math.max(0, row.needs - supports),
    left: Math.max(0, words.stock - (taken[`prize ${row.stage}`] ?? 0)),
    claimBy: instantOf(row.claim_by),
    claimedAt: instantOf(row.claimed_at),
    code: me === person_id && row.state === 'claimed' ? row.code : null,
  }
}

function mayOf(ctx: Context, row: FoundBoost, stages: readonly BoostStage[], me: PersonId | null): Boost['may'] {
  const mine = row.person_id === me
  const claimable = stages.some(({ state, claimBy }) => state === 'reached' && new Date(claimBy ?? 0) > ctx.now)
  const running = activityStateOf(row, ctx.now) === 'running'
  const all: [Boost['may'][number], boolean][] = [
    ['support', running && !mine && me !== null && !row.supported],
    ['claim', mine && claimable && !row.held_at && row.review !== 'rejected'],
    ['appeal', mine && (row.held_at !== null || row.review === 'rejected')],
  ]
  return all.flatMap(([what, may]) => (may ? [what] : []))
}
