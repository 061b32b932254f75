import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { CouponGone, RecipientMissing } from '../../../commerce/contract.ts'
import { giveCoupon } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { bookPosting } from '../../../ledger/index.ts'
import { ClaimOver, type claimPrizeEndpoint, NotYourPrize, type Prize } from '../../contract.ts'
import { findDraw, findLottery } from '../../queries/lotteries/access-lottery.ts'
import { drawOf } from '../../queries/lotteries/draw-shape.ts'
import { type DrawRow, db } from '../../tables.ts'

type Ask = RequestOf<typeof claimPrizeEndpoint>

/**
 * Claims a prize, once and by who won it: points and coupons come at once, goods wait for the desk. Raises
 * `promotions.not_your_prize`, `promotions.claim_over`, `commerce.recipient_missing`, `commerce.coupon_gone`.
 */
export async function claimPrize(ctx: Context, ask: Ask): Promise<AnswerOf<typeof claimPrizeEndpoint>> {
  const found = await findDraw(ctx, ask.drawId)
  if (found.person_id !== actorId(ctx)) throw NotYourPrize()
  const lottery = await findLottery(ctx, found.activity_id)
  const prize = lottery.terms.prizes[found.got ?? -1]
  if (!prize || !found.won) throw ClaimOver()
  if (prize.kind === 'goods' && !ask.recipient) throw RecipientMissing()
  const claimed = await claim(ctx, ask, prize)
  await give(ctx, claimed, prize)
  return drawOf(lottery.terms, claimed, ctx.now)
}

/** One conditional statement: of ten taps one claims. */
async function claim(ctx: Context, { drawId, recipient }: Ask, { kind }: Prize): Promise<DrawRow> {
  const sealed = kind === 'goods' && recipient ? ctx.seal.seal(JSON.stringify(recipient)) : null
  const { rows } = await sql<DrawRow>`
    update promotions.draws set claimed_at = ${ctx.now}, recipient = ${sealed},
           delivered_at = case when ${kind} = 'goods' then null else ${ctx.now}::timestamptz end
     where tenant_id = ${ctx.tenantId} and id = ${drawId} and won and claimed_at is null and claim_by > ${ctx.now}
    returning *`.execute(db(ctx))
  const [claimed] = rows
  if (!claimed) throw ClaimOver()
  return claimed
}

async function give(ctx: Context, { id, person_id }: DrawRow, prize: Prize) {
  if (prize.kind === 'points') {
    const movements = [{ debit: 'issued', credit: `person/${person_id}`, amount: prize.points ?? 0 }]
    await bookPosting(ctx, { book: 'points', kind: 'lottery_won', key: `lottery won ${id}`, about: id, movements })
  }
  if (prize.kind === 'coupon' && prize.couponId) {
    if (!(await giveCoupon(ctx, prize.couponId, person_id))) throw CouponGone()
  }
}
