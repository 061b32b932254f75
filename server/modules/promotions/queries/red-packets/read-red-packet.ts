import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { accessActivity, requireChannel } from '../../access.ts'
import type { ActivityId, PacketState, readRedPacketEndpoint, RedPacket, RedPacketTerms } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type ActivityRow, db, type PacketClaimRow, type PacketRow } from '../../tables.ts'
import { cardsOf } from '../cards.ts'

type PacketActivity = ActivityRow & { terms: RedPacketTerms }

/** Raises `kernel.not_found` for an activity of another kind. */
export function asPacket(activity: ActivityRow): PacketActivity {
  if (activity.terms.kind !== 'red_packet') throw NotFound()
  return { ...activity, terms: activity.terms }
}

/** What the asker opened; null while it is nothing. */
export async function findClaim(ctx: Context, id: ActivityId): Promise<PacketClaimRow | null> {
  const found = await db(ctx)
    .selectFrom('promotions.packet_claims')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', id)
    .where('person_id', '=', ctx.actor.kind === 'person' ? ctx.actor.personId : null)
    .executeTakeFirst()
  return found ?? null
}

/** A red packet as it stands, for members of its community. */
export async function readRedPacket(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readRedPacketEndpoint>,
): Promise<AnswerOf<typeof readRedPacketEndpoint>> {
  const activity = asPacket(await accessActivity(ctx, activityId, 'toRead'))
  requireChannel(activity, channel)
  return showPacket(ctx, activity)
}

const newest = 200

/** The packets of an activity as the asker sees them: what is left, and what they got. */
export async function showPacket(ctx: Context, activity: PacketActivity): Promise<RedPacket> {
  const { id, title, terms } = activity
  const packets = db(ctx).selectFrom('promotions.packets').selectAll().where('tenant_id', '=', ctx.tenantId)
  const row = await packets.where('activity_id', '=', id).executeTakeFirstOrThrow()
  const mine = await findClaim(ctx, id)
  const state = stateOf(activity, row, ctx.now)
  return {
    activityId: id,
    title,
    greeting: terms.greeting,
    state,
    split: terms.split,
    total: row.total,
    packets: row.packets,
    left: row.packets - row.taken,
    expiresAt: row.expires_at.toISOString(),
    mine: mine && { amount: mine.amount, at: mine.at.toISOString() },
    opened: await readOpened(ctx, row),
    may: state === 'open' && !mine ? ['open'] : [],
  }
}

function stateOf(
  activity: PacketActivity,
  { taken, packets, expires_at, refunded_at }: PacketRow,
  now: Date,
): PacketState {
  const state = activityStateOf(activity, now)
  if (state === 'waiting') return 'waiting'
  if (taken === packets) return 'empty'
  if (refunded_at || expires_at <= now || state === 'ended') return 'over'
  return state === 'paused' ? 'waiting' : 'open'
}

async function readOpened(ctx: Context, { activity_id, taken, packets }: PacketRow): Promise<RedPacket['opened']> {
  const rows: PacketClaimRow[] = await db(ctx)
    .selectFrom('promotions.packet_claims')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', activity_id)
    .orderBy('place', 'desc')
    .limit(newest)
    .execute()
  const cardOf = await cardsOf(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  const most = Math.max(0, ...rows.map(({ amount }) => amount))
  return rows.map(({ person_id, amount, at }) => ({
    person: cardOf(person_id),
    amount,
    at: at.toISOString(),
    // Only when all are open is it known who was luckiest.
    luckiest: taken === packets && amount === most,
  }))
}
