import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { DistributionRules, readRulesEndpoint } from '../contract.ts'
import { db, type RulesRow } from '../tables.ts'

/** Trade defaults until a shop says otherwise: off, one level, a tenth. Market rules §14 CM-2, CM-5, CM-6, RP-6. */
const unsaid: Omit<RulesRow, 'tenant_id' | 'since'> = {
  version: 0,
  active: false,
  levels: 1,
  first_bp: 1000,
  second_bp: 0,
  cap_bp: 3000,
  protection_days: 30,
  bind_mode: 'first',
  open_to_all: false,
  spent_fen: 0,
  real_name_fen: 80_000,
  least_fen: 100,
}

/** The rules that held at a moment. */
export async function rulesAt(
  ctx: Context,
  at: Date,
): Promise<Omit<RulesRow, 'tenant_id' | 'since'> & { since: Date | null }> {
  const { rows } = await sql<RulesRow>`select * from distribution.rules
    where tenant_id = ${ctx.tenantId} and since <= ${at} order by version desc limit 1`.execute(db(ctx))
  return rows[0] ?? { ...unsaid, since: null }
}

/** The rules as they stand now. */
export async function readRules(ctx: Context): Promise<AnswerOf<typeof readRulesEndpoint>> {
  return rulesOf(await rulesAt(ctx, ctx.now))
}

/** A version of the rules as the contract shows it; rates in basis points. */
export const rulesOf = (row: Awaited<ReturnType<typeof rulesAt>>): DistributionRules => ({
  version: row.version,
  since: row.since?.toISOString() ?? null,
  active: row.active,
  levels: row.levels,
  firstBp: row.first_bp,
  secondBp: row.second_bp,
  capBp: row.cap_bp,
  protectionDays: row.protection_days,
  bindMode: row.bind_mode,
  openToAll: row.open_to_all,
  spentFen: row.spent_fen,
  realNameFen: row.real_name_fen,
  leastFen: row.least_fen,
})
