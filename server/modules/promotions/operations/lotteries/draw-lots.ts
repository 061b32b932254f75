import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { actorId } from '../../../identity/index.ts'
import { bookPosting } from '../../../ledger/index.ts'
import { accessRunning } from '../../access.ts'
import { activityChanged, type DrawId, type drawEndpoint, StaffExcluded } from '../../contract.ts'
import { asLottery, type LotteryActivity } from '../../queries/lotteries/access-lottery.ts'
import { drawOf } from '../../queries/lotteries/draw-shape.ts'
import { today } from '../../queries/today.ts'
import { noPrize, pointOf, prizeAt } from '../../contract/lottery-draws.ts'
import { type DrawRow, db, type LotteryRow } from '../../tables.ts'
import { takeQuota, tryQuota } from '../take-quota.ts'
import { tellChange } from '../tell-change.ts'

const day = 86_400_000

/**
 * Draws once (LO-2, LO-3): the next number decides by the secret that was promised, what is left of the prize by one
 * conditional statement; an empty prize is no prize, and no other becomes likelier. Raises `promotions.staff_excluded`,
 * `promotions.quota_taken`, `ledger.balance_too_low`.
 */
export async function drawLots(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof drawEndpoint>,
): Promise<AnswerOf<typeof drawEndpoint>> {
  const lottery = asLottery(await accessRunning(ctx, activityId, channel))
  if (ctx.actor.kind === 'person' && ctx.actor.staffRole !== null) throw StaffExcluded()
  const id = newId('drw')
  await takeTries(ctx, lottery)
  await payPoints(ctx, lottery, id)
  // Everybody who draws waits for this row: numbers, and what is left, follow the order of the commits.
  const lots = await takeNumber(ctx, lottery)
  const got = lottery.terms.draws === 'closing' ? null : await decide(ctx, lottery, lots)
  const drawn = await writeDraw(ctx, lottery, { id, no: lots.next_no - 1, got })
  tellChange(ctx, activityId)
  if (drawn.won) await publish(ctx, activityChanged, { activityId })
  return drawOf(lottery.terms, drawn, ctx.now)
}

/** So many for a person in all, and on this day of the tenant (RP-3). */
async function takeTries(ctx: Context, { id, terms }: LotteryActivity): Promise<void> {
  const me = actorId(ctx)
  await takeQuota(ctx, id, { of: `draws ${me}`, quantity: 1, cap: terms.perPerson })
  await takeQuota(ctx, id, { of: `draws ${me} ${await today(ctx)}`, quantity: 1, cap: terms.perDay })
}

async function payPoints(ctx: Context, { terms }: LotteryActivity, drawId: DrawId): Promise<void> {
  await bookPosting(ctx, {
    book: 'points',
    kind: 'lottery_drawn',
    key: `lottery drawn ${drawId}`,
    about: drawId,
    movements: [{ debit: `person/${actorId(ctx)}`, credit: 'spent', amount: terms.costPoints }],
  })
}

async function takeNumber(ctx: Context, { id }: LotteryActivity): Promise<LotteryRow> {
  const { rows } = await sql<LotteryRow>`
    update promotions.lotteries set next_no = next_no + 1
     where tenant_id = ${ctx.tenantId} and activity_id = ${id} returning *`.execute(db(ctx))
  const [lots] = rows
  if (!lots) throw new Error('a lottery without its secret')
  return lots
}

async function decide(ctx: Context, { id, terms }: LotteryActivity, lots: LotteryRow): Promise<number> {
  const point = await pointOf(ctx.seal.open(lots.secret), id, lots.next_no - 1)
  const place = prizeAt(
    terms.prizes.map(({ oddsBp }) => oddsBp),
    point,
  )
  const pieces = terms.prizes[place]?.pieces ?? null
  if (pieces === null || (await tryQuota(ctx, id, { of: `prize ${place}`, quantity: 1, cap: pieces }))) return place
  return noPrize(terms.prizes)
}

type Drawn = Pick<DrawRow, 'id' | 'no' | 'got'>

async function writeDraw(ctx: Context, { id, terms }: LotteryActivity, drawn: Drawn): Promise<DrawRow> {
  const won = drawn.got !== null && terms.prizes[drawn.got]?.kind !== 'none'
  return db(ctx)
    .insertInto('promotions.draws')
    .values({
      tenant_id: ctx.tenantId,
      ...drawn,
      activity_id: id,
      person_id: actorId(ctx),
      won,
      cost_points: terms.costPoints,
      at: ctx.now,
      claim_by: won ? new Date(ctx.now.getTime() + terms.claimDays * day) : null,
      claimed_at: null,
      recipient: null,
      delivered_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
