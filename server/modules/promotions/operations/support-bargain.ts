import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { publish } from '../../../kernel/outbox.ts'
import { hasBought } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { accessActivity, findBargain, requireChannel } from '../access.ts'
import {
  ActivityNotRunning,
  AlreadyHelped,
  bargainChanged,
  BargainOver,
  OwnBargain,
  type supportBargainEndpoint,
} from '../contract.ts'
import { today } from '../queries/today.ts'
import { showBargain } from '../queries/read-bargain.ts'
import { type ActivityRow, type BargainRow, db } from '../tables.ts'
import { takeQuota } from './take-quota.ts'
import { tellChange } from './tell-change.ts'

/**
 * Helps to cut: the n-th who is accepted takes the n-th cut (BA-2), once each; the last one makes it succeed. Raises
 * `promotions.already_helped`, `promotions.bargain_over`, `promotions.own_bargain`, `promotions.quota_taken`.
 */
export async function supportBargain(
  ctx: Context,
  { bargainId, channel }: RequestOf<typeof supportBargainEndpoint>,
): Promise<AnswerOf<typeof supportBargainEndpoint>> {
  const personId = actorId(ctx)
  const seen = await findBargain(ctx, bargainId, 'toRead')
  const activity = await accessActivity(ctx, seen.activity_id, 'toRead')
  requireChannel(activity, channel)
  if (activity.paused_at) throw ActivityNotRunning()
  if (seen.person_id === personId && !seen.terms.selfCut) throw OwnBargain()
  if (!(await noteSupport(ctx, seen, personId))) throw AlreadyHelped()
  if (seen.state !== 'running' || seen.expires_at <= ctx.now) throw BargainOver()
  await takeSupport(ctx, activity, seen, personId)
  // Others wait for this row: it comes last but for what depends on it.
  const bargain = await takePlace(ctx, seen)
  if (bargain.terms.newcomersMore && !(await hasBought(ctx, personId))) await swapUp(ctx, bargain)
  const amountFen = await giveCut(ctx, bargain, personId)
  const { activity_id: activityId, state, taken, people } = bargain
  tellChange(ctx, activityId, bargainId)
  await publish(ctx, bargainChanged, { activityId, bargainId, state, taken, people })
  return { amountFen, bargain: await showBargain(ctx, bargainId) }
}

/** Once per person by unique key: false for the second tap. */
async function noteSupport(ctx: Context, { id }: BargainRow, personId: PersonId): Promise<boolean> {
  const noted = await db(ctx)
    .insertInto('promotions.supports')
    .values({ tenant_id: ctx.tenantId, bargain_id: id, person_id: personId, place: null, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (noted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

async function takeSupport(
  ctx: Context,
  { id }: ActivityRow,
  { terms }: BargainRow,
  personId: PersonId,
): Promise<void> {
  const daily = `supports ${personId} ${await today(ctx)}`
  await takeQuota(ctx, id, { of: `supports ${personId}`, quantity: 1, cap: terms.supportsPerPerson })
  await takeQuota(ctx, id, { of: daily, quantity: 1, cap: terms.supportsPerDay })
}

async function takePlace(ctx: Context, { id, terms }: BargainRow): Promise<BargainRow> {
  const orderBy = new Date(ctx.now.getTime() + terms.orderMinutes * 60_000)
  const { rows } = await sql<BargainRow>`
    update promotions.bargains set taken = taken + 1,
           state = case when taken + 1 >= people then 'succeeded' else state end,
           order_by = case when taken + 1 >= people then ${orderBy}::timestamptz end
     where tenant_id = ${ctx.tenantId} and id = ${id} and state = 'running' and expires_at > ${ctx.now} and taken < people
    returning *`.execute(db(ctx))
  const [bargain] = rows
  if (!bargain) throw BargainOver()
  return bargain
}

/** BA-3: a newcomer's cut and the largest one that nobody had yet change places; the sum stays. */
async function swapUp(ctx: Context, { id, taken }: BargainRow): Promise<void> {
  await sql`
    with own as (select amount_fen from promotions.cuts
       where tenant_id = ${ctx.tenantId} and bargain_id = ${id} and place = ${taken}),
    best as (select c.place, c.amount_fen from promotions.cuts c, own
       where c.tenant_id = ${ctx.tenantId} and c.bargain_id = ${id} and c.place > ${taken}
         and c.amount_fen > own.amount_fen order by c.amount_fen desc, c.place limit 1)
    update promotions.cuts c
       set amount_fen = case c.place when ${taken} then best.amount_fen else own.amount_fen end
      from own, best
     where c.tenant_id = ${ctx.tenantId} and c.bargain_id = ${id} and c.place in (${taken}, best.place)`.execute(
    db(ctx),
  )
}

async function giveCut(ctx: Context, { id, taken }: BargainRow, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ amount_fen: number }>`
    update promotions.supports s set place = c.place from promotions.cuts c
     where s.tenant_id = ${ctx.tenantId} and s.bargain_id = ${id} and s.person_id = ${personId}
       and c.tenant_id = s.tenant_id and c.bargain_id = s.bargain_id and c.place = ${taken}
    returning c.amount_fen`.execute(db(ctx))
  const [given] = rows
  if (!given) throw new Error('a place without a cut')
  return given.amount_fen
}
