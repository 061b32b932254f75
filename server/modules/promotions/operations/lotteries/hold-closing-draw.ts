import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { accessActivity } from '../../access.ts'
import { AlreadyDrawn, activityChanged, type drawClosingEndpoint, LotteryStillRuns } from '../../contract.ts'
import { asLottery, type LotteryActivity } from '../../queries/lotteries/access-lottery.ts'
import { showLottery } from '../../queries/lotteries/read-lottery.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { drawClosing } from '../../contract/lottery-draws.ts'
import { db, type LotteryRow } from '../../tables.ts'
import { tellChange } from '../tell-change.ts'

/**
 * The closing draw, once: a public value nobody knew while entries were open decides together with the promised secret.
 * Raises `promotions.lottery_still_runs`, `promotions.already_drawn`.
 */
export async function holdClosingDraw(
  ctx: Context,
  { activityId, publicValue }: RequestOf<typeof drawClosingEndpoint>,
): Promise<AnswerOf<typeof drawClosingEndpoint>> {
  const lottery = asLottery(await accessActivity(ctx, activityId, 'toRead'))
  if (lottery.terms.draws !== 'closing') throw NotFound()
  if (activityStateOf(lottery, ctx.now) !== 'ended') throw LotteryStillRuns()
  const { rows } = await sql<LotteryRow>`
    update promotions.lotteries set public_value = ${publicValue}, drawn_at = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and activity_id = ${activityId} and drawn_at is null returning *`.execute(
    db(ctx),
  )
  const [lots] = rows
  if (!lots) throw AlreadyDrawn()
  await writePrizes(ctx, lottery, lots, publicValue)
  tellChange(ctx, activityId)
  await publish(ctx, activityChanged, { activityId })
  return showLottery(ctx, lottery)
}

async function writePrizes(
  ctx: Context,
  { id, terms }: LotteryActivity,
  { secret, next_no }: LotteryRow,
  publicValue: string,
): Promise<void> {
  const numbers = Array.from({ length: next_no - 1 }, (_, at) => at + 1)
  const got = await drawClosing(terms.prizes, { secret: ctx.seal.open(secret), activityId: id, publicValue, numbers })
  const given = [...got].map(([no, place]) => ({ no, got: place, won: terms.prizes[place]?.kind !== 'none' }))
  await sql`
    update promotions.draws d
       set got = g.got, won = g.won, claim_by = case when g.won then ${ctx.now}::timestamptz + ${terms.claimDays} * interval '1 day' end
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (no integer, got smallint, won boolean)
     where d.tenant_id = ${ctx.tenantId} and d.activity_id = ${id} and d.no = g.no`.execute(db(ctx))
}
