import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { isProduct } from '../../commerce/index.ts'
import type { changeRulesEndpoint, setProductRateEndpoint } from '../contract.ts'
import { readRules } from '../queries/read-rules.ts'
import { db } from '../tables.ts'

/** Writes a new version of the rules; what was agreed with an order stays with it. */
export async function changeRules(
  ctx: Context,
  words: RequestOf<typeof changeRulesEndpoint>,
): Promise<AnswerOf<typeof changeRulesEndpoint>> {
  await sql`
    insert into distribution.rules (tenant_id, version, since, active, levels, first_bp, second_bp, cap_bp,
      protection_days, bind_mode, open_to_all, spent_fen, real_name_fen, least_fen)
    select ${ctx.tenantId}, coalesce(max(version), 0) + 1, ${ctx.now}, ${words.active}, ${words.levels}, ${words.firstBp},
           ${words.secondBp}, ${words.capBp}, ${words.protectionDays}, ${words.bindMode}, ${words.openToAll}, ${words.spentFen},
           ${words.realNameFen}, ${words.leastFen}
      from distribution.rules where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  return readRules(ctx)
}

/** Rates of one product instead of the usual ones. Raises `kernel.not_found`. */
export async function setProductRate(
  ctx: Context,
  { productId, rates }: RequestOf<typeof setProductRateEndpoint>,
): Promise<void> {
  if (!(await isProduct(ctx, productId))) throw NotFound()
  await sql`delete from distribution.product_rates
    where tenant_id = ${ctx.tenantId} and product_id = ${productId}`.execute(db(ctx))
  if (!rates) return
  await db(ctx)
    .insertInto('distribution.product_rates')
    .values({ tenant_id: ctx.tenantId, product_id: productId, first_bp: rates.firstBp, second_bp: rates.secondBp })
    .execute()
}
