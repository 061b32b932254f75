/** Those named accept or decline; a contract that everybody accepted holds until somebody ends it. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import type { ProductId } from '../../../commerce/contract.ts'
import { readProductCards } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { endRelayCopies } from '../../../promotions/index.ts'
import {
  type answerCoSellingEndpoint,
  type CoSellingId,
  ContractStateWrong,
  type endCoSellingEndpoint,
  GoodsAlreadyShared,
  NotAParty,
} from '../../contract.ts'
import { coSellingStateOf, decidesHere, showCoSelling } from '../../queries/co-selling/list-co-selling.ts'
import { type CoSellingRow, db } from '../../tables.ts'

/** Raises `distribution.not_a_party`, `distribution.contract_state_wrong`, `distribution.goods_already_shared`. */
export async function answerCoSelling(
  ctx: Context,
  { coSellingId, answer }: RequestOf<typeof answerCoSellingEndpoint>,
): Promise<AnswerOf<typeof answerCoSellingEndpoint>> {
  const row = await lock(ctx, coSellingId)
  if (!(await isParty(ctx, row))) throw NotAParty()
  if (row.accepted_at || row.ended_at) throw ContractStateWrong({ state: coSellingStateOf(row) })
  await sql`update distribution.co_selling_answers set answer = ${answer}, at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and co_selling_id = ${coSellingId} and person_id = ${actorId(ctx)}`.execute(
    db(ctx),
  )
  if (answer === 'declined') await end(ctx, coSellingId, 'declined')
  else if (await allAccepted(ctx, coSellingId)) await begin(ctx, row)
  return showCoSelling(ctx, coSellingId)
}

/** Whoever is a party, or decides in the house, ends it; orders placed before keep their split. */
export async function endCoSelling(
  ctx: Context,
  { coSellingId, why }: RequestOf<typeof endCoSellingEndpoint>,
): Promise<AnswerOf<typeof endCoSellingEndpoint>> {
  const row = await lock(ctx, coSellingId)
  if (!decidesHere(ctx) && !(await isParty(ctx, row))) throw NotAParty()
  if (row.ended_at) throw ContractStateWrong({ state: coSellingStateOf(row) })
  await end(ctx, coSellingId, why)
  return showCoSelling(ctx, coSellingId)
}

async function lock(ctx: Context, id: CoSellingId): Promise<CoSellingRow> {
  const row = await db(ctx)
    .selectFrom('distribution.co_selling')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw NotFound()
  return row
}

async function isParty(ctx: Context, { supplier_id, lead_id, helper_id }: CoSellingRow): Promise<boolean> {
  return [supplier_id, lead_id, helper_id].includes(actorId(ctx))
}

async function allAccepted(ctx: Context, id: CoSellingId): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select bool_and(coalesce(answer = 'accepted', false)) as all
    from distribution.co_selling_answers where tenant_id = ${ctx.tenantId} and co_selling_id = ${id}`.execute(db(ctx))
  return rows[0]?.all ?? false
}

/** All sales of a product in a community are shared by one running contract, by unique key. */
async function begin(ctx: Context, { id, through }: CoSellingRow): Promise<void> {
  if (through === 'community') await takeGoods(ctx, id)
  await sql`update distribution.co_selling set accepted_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
}

async function takeGoods(ctx: Context, id: CoSellingId): Promise<void> {
  const { rows } = await sql<{ id: ProductId }>`
    select g.product_id as id from distribution.co_selling_goods g
      join distribution.co_selling_goods o on o.tenant_id = g.tenant_id and o.community_id = g.community_id
       and o.product_id = g.product_id and o.running
     where g.tenant_id = ${ctx.tenantId} and g.co_selling_id = ${id} limit 1`.execute(db(ctx))
  const [taken] = rows
  if (taken) throw GoodsAlreadyShared({ title: (await readProductCards(ctx, [taken.id])).get(taken.id)?.title ?? '' })
  await sql`update distribution.co_selling_goods set running = true
    where tenant_id = ${ctx.tenantId} and co_selling_id = ${id}`.execute(db(ctx))
}

async function end(ctx: Context, id: CoSellingId, why: string): Promise<void> {
  await sql`update distribution.co_selling_goods set running = false
    where tenant_id = ${ctx.tenantId} and co_selling_id = ${id}`.execute(db(ctx))
  await sql`update distribution.co_selling set ended_at = ${ctx.now}, ended_why = ${why}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
  await endRelayCopies(ctx, id)
}
