import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { actorId } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { readBalances } from '../../ledger/index.ts'
import type { Purse, readMyPromotionEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { cardsOf } from './cards.ts'
import { promoterOf, readPromoter } from './list-promoters.ts'
import { rulesAt } from './read-rules.ts'

/** My code, what I earned and what of it can be withdrawn; without a code for whoever has not applied. */
export async function readMyPromotion(ctx: Context): Promise<AnswerOf<typeof readMyPromotionEndpoint>> {
  const me = actorId(ctx)
  const row = await readPromoter(ctx, me)
  const rules = await rulesAt(ctx, ctx.now)
  return {
    promoter: row && promoterOf(row, (await cardsOf(ctx, [me]))(me)),
    purse: await readPurse(ctx, me),
    bound: await countBound(ctx, me),
    firstBp: rules.first_bp,
    secondBp: rules.levels === 2 ? rules.second_bp : 0,
    active: rules.active,
    realNameFen: rules.real_name_fen,
    leastFen: rules.least_fen,
  }
}

async function readPurse(ctx: Context, person: PersonId): Promise<Purse> {
  const codes = ['pending', 'frozen', 'available', 'withdrawing', 'debt'].map((kind) => `${kind}/${person}`)
  const found = await readBalances(ctx, 'commission', codes)
  const of = (kind: string) => found.get(`${kind}/${person}`) ?? 0
  return {
    pendingFen: of('pending'),
    frozenFen: of('frozen'),
    availableFen: of('available'),
    withdrawingFen: of('withdrawing'),
    paidFen: await sumPaid(ctx, person),
    debtFen: of('debt'),
  }
}

async function sumPaid(ctx: Context, person: PersonId): Promise<number> {
  const { rows } = await sql<{ paid: number }>`
    select coalesce(sum(amount_fen), 0)::bigint as paid from distribution.withdrawals
     where tenant_id = ${ctx.tenantId} and promoter_id = ${person} and state = 'paid'`.execute(db(ctx))
  return rows[0]?.paid ?? 0
}

async function countBound(ctx: Context, person: PersonId): Promise<number> {
  const { rows } = await sql<{ bound: number }>`
    select count(*)::int as bound from distribution.bindings
     where tenant_id = ${ctx.tenantId} and promoter_id = ${person} and ended_at is null and until > ${ctx.now}`.execute(
    db(ctx),
  )
  return rows[0]?.bound ?? 0
}
