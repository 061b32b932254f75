import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { accessActivity, requireChannel } from '../../access.ts'
import type { ActivityId, Lottery, readLotteryEndpoint } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type DrawRow, db } from '../../tables.ts'
import { today } from '../today.ts'
import { asLottery, findLots, type LotteryActivity } from './access-lottery.ts'
import { drawOf } from './draw-shape.ts'

/** A lottery as it stands, for members of its community. */
export async function readLottery(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readLotteryEndpoint>,
): Promise<AnswerOf<typeof readLotteryEndpoint>> {
  const lottery = asLottery(await accessActivity(ctx, activityId, 'toRead'))
  requireChannel(lottery, channel)
  return showLottery(ctx, lottery)
}

/** A lottery as the asker sees it: what is left, how often they may draw. */
export async function showLottery(ctx: Context, lottery: LotteryActivity): Promise<Lottery> {
  const { id, title, terms } = lottery
  const lots = await findLots(ctx, id)
  const given = await countGiven(ctx, id)
  const left = await readTries(ctx, lottery)
  const state = activityStateOf(lottery, ctx.now)
  const isStaff = ctx.actor.kind !== 'person' || ctx.actor.staffRole !== null
  return {
    activityId: id,
    title,
    state,
    draws: terms.draws,
    look: terms.look,
    opensAt: lottery.starts_at.toISOString(),
    closesAt: (lottery.ended_at ?? lottery.ends_at).toISOString(),
    prizes: terms.prizes.map((prize, place) => ({
      ...prize,
      left: prize.pieces === null ? null : prize.pieces - (given.get(place) ?? 0),
    })),
    costPoints: terms.costPoints,
    claimHow: terms.claimHow,
    claimDays: terms.claimDays,
    commitment: lots.commitment,
    committedAt: lots.committed_at.toISOString(),
    publicValueFrom: terms.publicValue,
    drawnAt: lots.drawn_at?.toISOString() ?? null,
    entries: lots.next_no - 1,
    ...left,
    mine: await readMine(ctx, lottery),
    may: state === 'running' && !isStaff && left.leftToday > 0 ? ['draw'] : [],
  }
}

async function countGiven(ctx: Context, id: ActivityId): Promise<Map<number, number>> {
  const { rows } = await sql<{ got: number; given: number }>`
    select got, count(*)::int as given from promotions.draws
     where tenant_id = ${ctx.tenantId} and activity_id = ${id} and won group by 1`.execute(db(ctx))
  return new Map(rows.map(({ got, given }) => [got, given]))
}

/** How often the asker may still draw, today and in all. */
async function readTries(ctx: Context, { id, terms }: LotteryActivity) {
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : ''
  const own = `draws ${me}`
  const daily = `${own} ${await today(ctx)}`
  const rows = await db(ctx)
    .selectFrom('promotions.quotas')
    .select(['of', 'taken'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', id)
    .where('of', 'in', [own, daily])
    .execute()
  const taken = new Map(rows.map((row) => [row.of, row.taken]))
  const leftInAll = Math.max(0, terms.perPerson - (taken.get(own) ?? 0))
  return { leftInAll, leftToday: Math.min(leftInAll, Math.max(0, terms.perDay - (taken.get(daily) ?? 0))) }
}

async function readMine(ctx: Context, { id, terms }: LotteryActivity) {
  if (ctx.actor.kind !== 'person') return []
  const rows: DrawRow[] = await db(ctx)
    .selectFrom('promotions.draws')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', id)
    .where('person_id', '=', ctx.actor.personId)
    .orderBy('no', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => drawOf(terms, row, ctx.now))
}
