import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { ClaimOver, type deliverPrizeEndpoint } from '../../contract.ts'
import { findDraw, findLottery } from '../../queries/lotteries/access-lottery.ts'
import { drawOf } from '../../queries/lotteries/draw-shape.ts'
import { type DrawRow, db } from '../../tables.ts'

/** A prize that was claimed is handed over. Raises `promotions.claim_over` when there is nothing to hand over. */
export async function deliverPrize(
  ctx: Context,
  { drawId }: RequestOf<typeof deliverPrizeEndpoint>,
): Promise<AnswerOf<typeof deliverPrizeEndpoint>> {
  await findDraw(ctx, drawId)
  const { rows } = await sql<DrawRow>`
    update promotions.draws set delivered_at = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and id = ${drawId} and claimed_at is not null and delivered_at is null
    returning *`.execute(db(ctx))
  const [delivered] = rows
  if (!delivered) throw ClaimOver()
  return drawOf((await findLottery(ctx, delivered.activity_id)).terms, delivered, ctx.now)
}
