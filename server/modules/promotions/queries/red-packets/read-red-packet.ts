import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { readPayoutsOf, sumPaidFrom } from '../../../commerce/index.ts'
import { memberOf } from '../../../community/index.ts'
import { accessActivity, requireChannel } from '../../access.ts'
import type { ActivityId, PacketState, readRedPacketEndpoint, RedPacket, RedPacketTerms } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { fundsOf } from '../../rules/red-packets/accounts.ts'
import { type ActivityRow, db, type PacketClaimRow, type PacketRow } from '../../tables.ts'
import { cardsOf } from '../cards.ts'

const before = { holds: 'points', perMonth: 100 } as const

export type PacketActivity = ActivityRow & { terms: RedPacketTerms }

/** Raises `kernel.not_found` for an activity of another kind. */
export function asPacket(activity: ActivityRow): PacketActivity {
  if (activity.terms.kind !== 'red_packet') throw NotFound()
  // Packets that were made before there were others held points.
  return { ...activity, terms: { ...before, ...activity.terms } }
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
  await accessPacket(ctx, activityId)
  return showPacket(ctx, activity)
}

/** Its row; one that a member gave to a group is only for that group. Raises `community.not_a_member`. */
export async function accessPacket(ctx: Context, id: ActivityId): Promise<PacketRow> {
  const row = await readPacketRow(ctx, id)
  if (row.group_id) await memberOf(ctx, { groupId: row.group_id })
  return row
}

function readPacketRow(ctx: Context, id: ActivityId): Promise<PacketRow> {
  const packets = db(ctx).selectFrom('promotions.packets').selectAll().where('tenant_id', '=', ctx.tenantId)
  return packets.where('activity_id', '=', id).executeTakeFirstOrThrow()
}

const newest = 200

/** The packets of an activity as the asker sees them: what is left, and what they got. */
export async function showPacket(ctx: Context, activity: PacketActivity): Promise<RedPacket> {
  const { id, title, terms } = activity
  const row = await readPacketRow(ctx, id)
  const mine = await findClaim(ctx, id)
  const state = stateOf(activity, row, ctx.now)
  return {
    activityId: id,
    title,
    greeting: terms.greeting,
    state,
    split: terms.split,
    holds: row.holds,
    givenBy: row.given_by && (await cardsOf(ctx, [row.given_by]))(row.given_by),
    total: row.total,
    packets: row.packets,
    left: row.packets - row.taken,
    expiresAt: row.expires_at.toISOString(),
    mine: mine && {
      amount: mine.amount,
      at: mine.at.toISOString(),
      payout: (await readPayoutsOf(ctx, 'red_packet', [mine.id])).get(mine.id) ?? null,
    },
    opened: await readOpened(ctx, row),
    funding: ctx.actor.kind === 'person' && ctx.actor.staffRole === null ? null : await readFunding(ctx, row),
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

/** Where all of it is, told by rows: in the packets, opened and not taken, taken, back. */
async function readFunding(
  ctx: Context,
  { activity_id, total, given, refunded, returned, holds }: PacketRow,
): Promise<RedPacket['funding']> {
  const left = total - given + returned - refunded
  if (holds === 'points') return { left, due: 0, taken: given, back: refunded }
  const taken = await sumPaidFrom(ctx, fundsOf(activity_id))
  return { left, due: given - returned - taken, taken, back: refunded }
}
