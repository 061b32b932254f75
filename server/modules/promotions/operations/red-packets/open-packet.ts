import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { makePayout } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { bookPosting } from '../../../ledger/index.ts'
import { accessActivity, accessRunning, requireChannel } from '../../access.ts'
import {
  activityChanged,
  type ActivityId,
  ActivityNotRunning,
  type openPacketEndpoint,
  PacketDayLimit,
  PacketEmpty,
  PacketMonthLimit,
  type RedPacketTerms,
} from '../../contract.ts'
import {
  accessPacket,
  asPacket,
  findClaim,
  type PacketActivity,
  showPacket,
} from '../../queries/red-packets/read-red-packet.ts'
import { thisMonth, today } from '../../queries/today.ts'
import { db, type PacketClaimRow } from '../../tables.ts'
import { tellChange } from '../tell-change.ts'
import { fundsOf } from '../../rules/red-packets/accounts.ts'

/**
 * Opens the next packet, once each (RP-2): asked again it is the same one. Raises `promotions.packet_empty`,
 * `promotions.packet_day_limit`, `promotions.packet_month_limit` (RP-3), `promotions.activity_not_running`.
 */
export async function openPacket(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof openPacketEndpoint>,
): Promise<AnswerOf<typeof openPacketEndpoint>> {
  const seen = asPacket(await accessActivity(ctx, activityId, 'toRead'))
  requireChannel(seen, channel)
  const given = await accessPacket(ctx, activityId)
  if (await findClaim(ctx, activityId)) return showPacket(ctx, seen)
  const activity = asPacket(await accessRunning(ctx, activityId, channel))
  // Once per person by unique key: whoever taps twice waits for themselves, and is shown what they have.
  const id = await noteClaim(ctx, activityId)
  if (!id) return showPacket(ctx, activity)
  if (!given.given_by) await takeLimits(ctx, activity.terms)
  // Everybody waits for this row: it comes last but for what depends on it.
  await give(ctx, activity, await writeShare(ctx, id, await takePlace(ctx, activityId)))
  tellChange(ctx, activityId)
  await publish(ctx, activityChanged, { activityId })
  return showPacket(ctx, activity)
}

async function noteClaim(ctx: Context, activityId: ActivityId): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into promotions.packet_claims (tenant_id, id, activity_id, person_id, at)
    values (${ctx.tenantId}, ${newId('pkc')}, ${activityId}, ${actorId(ctx)}, ${ctx.now})
    on conflict (tenant_id, activity_id, person_id) do nothing returning id`.execute(db(ctx))
  return rows[0]?.id ?? null
}

/** So many of the house's packets on this day and in this month of the tenant, over all activities (RP-3). */
async function takeLimits(ctx: Context, { perDay, perMonth }: RedPacketTerms): Promise<void> {
  if (!(await takeOne(ctx, 'day', await today(ctx), perDay))) throw PacketDayLimit()
  if (!(await takeOne(ctx, 'month', await thisMonth(ctx), perMonth))) throw PacketMonthLimit()
}

/** By one conditional statement: taps at the same instant wait for each other here. */
async function takeOne(ctx: Context, period: 'day' | 'month', first: string, most: number): Promise<boolean> {
  const column = sql.id(period)
  const { rows } = await sql`
    insert into ${sql.table(`promotions.packet_${period}s`)} as d (tenant_id, person_id, ${column}, taken)
    values (${ctx.tenantId}, ${actorId(ctx)}, ${first}, 1)
    on conflict (tenant_id, person_id, ${column}) do update set taken = d.taken + 1 where d.taken < ${most}
    returning d.taken`.execute(db(ctx))
  return rows.length > 0
}

async function takePlace(ctx: Context, id: ActivityId): Promise<number> {
  // The share is asked for within `set`: joined, a row that was waited for would be compared with the place of before.
  const { rows } = await sql<{ taken: number }>`
    update promotions.packets p
       set taken = p.taken + 1,
           given = p.given + (select s.amount from promotions.packet_shares s
             where s.tenant_id = p.tenant_id and s.activity_id = p.activity_id and s.place = p.taken + 1)
     where p.tenant_id = ${ctx.tenantId} and p.activity_id = ${id} and p.taken < p.packets
       and p.expires_at > ${ctx.now} and p.refunded_at is null
    returning p.taken`.execute(db(ctx))
  const [found] = rows
  if (found) return found.taken
  const { expires_at } = await db(ctx)
    .selectFrom('promotions.packets')
    .select('expires_at')
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', id)
    .executeTakeFirstOrThrow()
  throw expires_at <= ctx.now ? ActivityNotRunning() : PacketEmpty()
}

async function writeShare(ctx: Context, id: string, place: number): Promise<PacketClaimRow> {
  const { rows } = await sql<PacketClaimRow>`
    update promotions.packet_claims c set place = s.place, amount = s.amount from promotions.packet_shares s
     where c.tenant_id = ${ctx.tenantId} and c.id = ${id}
       and s.tenant_id = c.tenant_id and s.activity_id = c.activity_id and s.place = ${place}
    returning c.*`.execute(db(ctx))
  const [claim] = rows
  if (!claim) throw new Error('a packet without its share')
  return claim
}

/** Points are theirs at once; money waits to be taken, for a day. */
async function give(ctx: Context, { title, terms }: PacketActivity, claim: PacketClaimRow): Promise<void> {
  const { id, activity_id, person_id, amount } = claim
  if (terms.holds === 'points') {
    await bookPosting(ctx, {
      book: 'points',
      kind: 'packet_opened',
      key: `packet opened ${id}`,
      about: activity_id,
      movements: [{ debit: fundsOf(activity_id), credit: `person/${person_id}`, amount }],
    })
    return
  }
  await makePayout(ctx, {
    origin: 'red_packet',
    originId: id,
    personId: person_id,
    amountFen: amount,
    scene: 'marketing',
    fund: fundsOf(activity_id),
    title: terms.greeting || title,
    report: [title, '活动红包奖励'],
    hours: 24,
  })
}
