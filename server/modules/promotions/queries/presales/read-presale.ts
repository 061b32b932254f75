import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import type { VariantId } from '../../../commerce/contract.ts'
import { accessActivity, findPresale, requireChannel } from '../../access.ts'
import type {
  ActivityId,
  Presale,
  PresaleCourse,
  PresaleId,
  readPresaleCourseEndpoint,
  readPresaleEndpoint,
} from '../../contract.ts'
import { type ActivityRow, db, type PresaleRow } from '../../tables.ts'
import { cardsOf } from '../cards.ts'

/** One pre-sale, for its buyer and the desk. */
export async function readPresale(
  ctx: Context,
  { presaleId }: RequestOf<typeof readPresaleEndpoint>,
): Promise<AnswerOf<typeof readPresaleEndpoint>> {
  const { person_id } = await findPresale(ctx, presaleId, 'toRead')
  const { actor } = ctx
  if (actor.kind !== 'person' || (actor.personId !== person_id && actor.staffRole === null)) throw NotFound()
  return showPresale(ctx, presaleId)
}

/** One pre-order with what is to be paid when. Raises `kernel.not_found`. */
export async function showPresale(ctx: Context, id: PresaleId): Promise<Presale> {
  const row = await findPresale(ctx, id, 'toRead')
  const { rows } = await sql<{ title: string }>`select title from promotions.activities
    where tenant_id = ${ctx.tenantId} and id = ${row.activity_id}`.execute(db(ctx))
  return {
    id,
    activityId: row.activity_id,
    title: rows[0]?.title ?? '',
    buyer: (await cardsOf(ctx, [row.person_id]))(row.person_id),
    variantId: row.variant_id,
    quantity: row.quantity,
    state: row.state,
    priceFen: row.price_fen,
    depositFen: row.deposit_fen,
    balanceFen: row.balance_fen,
    balanceFrom: row.balance_from.toISOString(),
    balanceUntil: row.balance_until.toISOString(),
    shipsBy: row.ships_by.toISOString(),
    depositOrderId: row.deposit_order_id,
    balanceOrderId: row.balance_order_id,
    endedWhy: row.ended_why,
    unpaidBalance: row.terms.unpaidBalance,
    may: mayOf(ctx, row),
  }
}

function mayOf(ctx: Context, { person_id, state, balance_until }: PresaleRow): Presale['may'] {
  if (ctx.actor.kind !== 'person' || ctx.actor.personId !== person_id) return []
  if (state === 'held') return ['pay_deposit']
  if (state === 'open' && balance_until > ctx.now) return ['order_balance']
  return state === 'ordered' ? ['pay_balance'] : []
}

/** How a pre-sale stands, counted from rows (P5). */
export async function readPresaleCourse(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readPresaleCourseEndpoint>,
): Promise<AnswerOf<typeof readPresaleCourseEndpoint>> {
  const activity = await accessActivity(ctx, activityId, 'toRead')
  const atDesk = ctx.actor.kind === 'person' && ctx.actor.staffRole !== null
  if (!atDesk) requireChannel(activity, channel)
  return showCourse(ctx, activity)
}

type Count = { variant_id: VariantId; taken: number; deposited: number }

/** How a pre-sale goes: what is left of each variant, and whether it was called off. Raises `kernel.not_found`. */
export async function showCourse(ctx: Context, { id, terms }: ActivityRow): Promise<PresaleCourse> {
  if (terms.kind !== 'presale') throw NotFound()
  const counts = await countPieces(ctx, id)
  const items = terms.items.map(({ variantId, priceFen, depositFen, pieces }) => {
    const { taken = 0, deposited = 0 } = counts.get(variantId) ?? {}
    return { variantId, priceFen, depositFen, pieces, left: Math.max(0, pieces - taken), deposited }
  })
  const off = await readCallOff(ctx, id)
  return {
    activityId: id,
    items,
    deposited: items.reduce((all, { deposited }) => all + deposited, 0),
    atLeast: terms.atLeast,
    calledOff: off && { at: off.at.toISOString(), why: off.why },
    mine: await readMine(ctx, id),
  }
}

async function countPieces(ctx: Context, id: ActivityId): Promise<Map<VariantId, Count>> {
  const { rows } = await sql<Count>`
    select variant_id, coalesce(sum(quantity) filter (where state not in ('lapsed', 'refunded')), 0)::int as taken,
           coalesce(sum(quantity) filter (where state in ('deposited', 'open', 'ordered', 'paid', 'delivered')), 0)::int as deposited
      from promotions.presales where tenant_id = ${ctx.tenantId} and activity_id = ${id} group by 1`.execute(db(ctx))
  return new Map(rows.map((row) => [row.variant_id, row]))
}

async function readMine(ctx: Context, id: ActivityId): Promise<PresaleId[]> {
  if (ctx.actor.kind !== 'person') return []
  const { rows } = await sql<{ id: PresaleId }>`select id from promotions.presales
    where tenant_id = ${ctx.tenantId} and activity_id = ${id} and person_id = ${ctx.actor.personId} and state <> 'lapsed'
    order by held_at desc, id desc limit 50`.execute(db(ctx))
  return rows.map((row) => row.id)
}

/** When and why a pre-sale was called off; null while it stands. */
export async function readCallOff(ctx: Context, activityId: ActivityId): Promise<{ at: Date; why: string } | null> {
  const { rows } = await sql<{ at: Date; why: string }>`select at, why from promotions.call_offs
    where tenant_id = ${ctx.tenantId} and activity_id = ${activityId}`.execute(db(ctx))
  return rows[0] ?? null
}
