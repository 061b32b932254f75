/** The ballot of a relay: when it closes, how it stands, and everything needed to work its draw out anew. */
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import type { ActivityId, Relay, readRelayBallotEndpoint } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type BallotRow, db } from '../../tables.ts'
import { accessRelay, type RelayActivity } from './access-relay.ts'

/** When entering is by the order of coming again; null for a relay without a ballot. */
export const ballotClosesAt = ({ starts_at, terms }: Pick<RelayActivity, 'starts_at' | 'terms'>): Date | null =>
  terms.ballotMinutes === null ? null : new Date(starts_at.getTime() + terms.ballotMinutes * 60_000)

export async function findBallot(ctx: Context, id: ActivityId): Promise<BallotRow | undefined> {
  const all = db(ctx).selectFrom('promotions.relay_ballots').selectAll().where('tenant_id', '=', ctx.tenantId)
  return all.where('activity_id', '=', id).executeTakeFirst()
}

/** How the ballot stands, as the page of the relay tells it. */
export async function showBallot(ctx: Context, relay: RelayActivity): Promise<Relay['ballot']> {
  const closesAt = ballotClosesAt(relay)
  const row = closesAt && (await findBallot(ctx, relay.id))
  if (!row) return null
  return {
    state: ballotStateOf(relay, row, ctx.now),
    closesAt: closesAt.toISOString(),
    commitment: row.commitment,
    lots: row.lots,
    drawnAt: row.drawn_at?.toISOString() ?? null,
  }
}

type State = NonNullable<Relay['ballot']>['state']

/** 未开始, 登记中, 抽签中 (closed, the draw is due), 已抽签; called off with a relay that ended before. */
export function ballotStateOf(relay: RelayActivity, { drawn_at, public_value }: BallotRow, now: Date): State {
  if (drawn_at) return public_value === null ? 'called_off' : 'drawn'
  if (activityStateOf(relay, now) === 'ended') return 'called_off'
  if (now < relay.starts_at) return 'ahead'
  const closesAt = ballotClosesAt(relay)
  return closesAt && now < closesAt ? 'open' : 'drawing'
}

/** Names nobody: lots and entries by their ids, and the secret once nothing can be entered by it. */
export async function readRelayBallot(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readRelayBallotEndpoint>,
): Promise<AnswerOf<typeof readRelayBallotEndpoint>> {
  await accessRelay(ctx, activityId, channel)
  const row = await findBallot(ctx, activityId)
  if (!row) throw NotFound()
  return {
    activityId,
    commitment: row.commitment,
    committedAt: row.committed_at.toISOString(),
    secret: row.drawn_at ? ctx.seal.open(row.secret) : null,
    publicValue: row.public_value,
    drawnAt: row.drawn_at?.toISOString() ?? null,
    lots: await listLots(ctx, activityId),
  }
}

/** All lots in their order, those that were cancelled too. */
export async function listLots(ctx: Context, activityId: ActivityId) {
  const rows = await db(ctx)
    .selectFrom('promotions.relay_entries')
    .select(['id', 'lot', 'drawn'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', activityId)
    .where('lot', 'is not', null)
    .orderBy('lot')
    .execute()
  return rows.flatMap(({ id: entryId, lot, drawn }) => (lot === null ? [] : [{ lot, entryId, drawn }]))
}
