import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { actorId } from '../../../identity/index.ts'
import {
  type BoostId,
  type BoostTerms,
  PrizeCodeUnknown,
  PrizeCodeUsed,
  type redeemPrizeEndpoint,
} from '../../contract.ts'
import { cardsOf } from '../../queries/cards.ts'
import { db } from '../../tables.ts'

type Found = { boost_id: BoostId; stage: number; person_id: PersonId; terms: BoostTerms }

/** Redeems the code of a prize: one conditional statement, once. Raises `promotions.prize_code_used`, `promotions.prize_code_unknown`. */
export async function redeemPrize(
  ctx: Context,
  ask: RequestOf<typeof redeemPrizeEndpoint>,
): Promise<AnswerOf<typeof redeemPrizeEndpoint>> {
  const code = ask.code.replace(/ /g, '')
  const { rows } = await sql<Found>`
    update promotions.boost_stages s set state = 'delivered', delivered_at = ${ctx.now}, redeemed_by = ${actorId(ctx)}
      from promotions.boosts b
     where s.tenant_id = ${ctx.tenantId} and s.code = ${code} and s.state = 'claimed'
       and b.tenant_id = s.tenant_id and b.id = s.boost_id
    returning s.boost_id, s.stage, b.person_id, b.terms`.execute(db(ctx))
  const [found] = rows
  if (!found) throw await whyNot(ctx, code)
  const prize = found.terms.stages[found.stage - 1]?.prize
  return {
    boostId: found.boost_id,
    stage: found.stage,
    title: prize?.kind === 'code' ? prize.title : '',
    person: (await cardsOf(ctx, [found.person_id]))(found.person_id),
  }
}

async function whyNot(ctx: Context, code: string) {
  const { rows } = await sql`select from promotions.boost_stages
    where tenant_id = ${ctx.tenantId} and code = ${code}`.execute(db(ctx))
  return rows.length > 0 ? PrizeCodeUsed() : PrizeCodeUnknown()
}
