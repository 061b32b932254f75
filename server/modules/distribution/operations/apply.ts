import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { countSpent } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import {
  type applyEndpoint,
  type decidePromoterEndpoint,
  DistributionOff,
  type giveRealNameEndpoint,
  NotAPromoter,
  type Promoter,
  SpentTooLittle,
} from '../contract.ts'
import { cardsOf } from '../queries/cards.ts'
import { promoterOf, readPromoter } from '../queries/list-promoters.ts'
import { rulesAt } from '../queries/read-rules.ts'
import { db, type PromoterRow } from '../tables.ts'

/** Whoever applies becomes a promoter once approved, or at once where the shop is open to all; free of charge. */
export async function apply(ctx: Context): Promise<AnswerOf<typeof applyEndpoint>> {
  const rules = await rulesAt(ctx, ctx.now)
  if (!rules.active) throw DistributionOff()
  const me = actorId(ctx)
  if (!(await readPromoter(ctx, me))) await requireSpent(ctx, me, rules.spent_fen)
  await sql`insert into distribution.promoters (tenant_id, person_id, code, applied_at, approved_at)
    values (${ctx.tenantId}, ${me}, ${randomBytes(4).toString('hex')}, ${ctx.now}, ${rules.open_to_all ? ctx.now : null})
    on conflict (tenant_id, person_id) do nothing`.execute(db(ctx))
  const row = await readPromoter(ctx, me)
  if (!row) throw NotFound()
  return show(ctx, row)
}

/** Who applies must have bought for so much; nothing has to be bought to stay. Raises `distribution.spent_too_little`. */
async function requireSpent(ctx: Context, me: PersonId, leastFen: number): Promise<void> {
  const spentFen = leastFen > 0 ? await countSpent(ctx, me) : 0
  if (spentFen < leastFen) throw SpentTooLittle({ leastFen, spentFen })
}

const show = async (ctx: Context, row: PromoterRow): Promise<Promoter> =>
  promoterOf(row, (await cardsOf(ctx, [row.person_id]))(row.person_id))

/** My real name for payouts, sealed. Raises `distribution.not_a_promoter`. */
export async function giveRealName(
  ctx: Context,
  { name }: RequestOf<typeof giveRealNameEndpoint>,
): Promise<AnswerOf<typeof giveRealNameEndpoint>> {
  const row = await change(ctx, actorId(ctx), { real_name: ctx.seal.seal(name) })
  if (!row) throw NotAPromoter()
  return show(ctx, row)
}

/** Approves a promoter, or stops one: nobody is bound to them any more; what they earned stays. */
export async function decidePromoter(
  ctx: Context,
  { personId, act }: RequestOf<typeof decidePromoterEndpoint>,
): Promise<AnswerOf<typeof decidePromoterEndpoint>> {
  const row = await change(
    ctx,
    personId,
    act === 'approve' ? { approved_at: ctx.now, stopped_at: null } : { stopped_at: ctx.now },
  )
  if (!row) throw NotFound()
  if (act === 'stop') {
    await sql`update distribution.bindings set ended_at = ${ctx.now}, ended_why = 'stopped'
      where tenant_id = ${ctx.tenantId} and promoter_id = ${personId} and ended_at is null`.execute(db(ctx))
  }
  return show(ctx, row)
}

async function change(ctx: Context, personId: PersonId, words: Partial<PromoterRow>): Promise<PromoterRow | undefined> {
  return db(ctx)
    .updateTable('distribution.promoters')
    .set(words)
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .returningAll()
    .executeTakeFirst()
}
