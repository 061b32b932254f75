import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { StockHeld, type setStockEndpoint, type VariantId } from '../contract.ts'
import { db } from '../tables.ts'

/** Without `keptBack` as many are kept back as before. */
type Count = { onHand: number; keptBack?: number; note: string }

/** Says how many there are after counting, or that they are not counted any more. Raises `commerce.stock_held`. */
export async function setStock(
  ctx: Context,
  { variantId, onHand, ...rest }: RequestOf<typeof setStockEndpoint>,
): Promise<AnswerOf<typeof setStockEndpoint>> {
  await requireVariant(ctx, variantId)
  if (onHand === null) return stopCounting(ctx, variantId)
  return countStock(ctx, variantId, { onHand, ...rest })
}

async function requireVariant(ctx: Context, variantId: VariantId): Promise<void> {
  const variants = db(ctx).selectFrom('commerce.variants').select('id').where('tenant_id', '=', ctx.tenantId)
  if (!(await variants.where('id', '=', variantId).executeTakeFirst())) throw NotFound()
}

/** Writes how many pieces were counted and notes the difference as a movement. Raises `commerce.stock_held`. */
export async function countStock(ctx: Context, variantId: VariantId, { onHand, keptBack, note }: Count) {
  const { rows } = await sql<{ left: number; held: number }>`
    with before as (select on_hand from commerce.stock
       where tenant_id = ${ctx.tenantId} and variant_id = ${variantId} for no key update),
    noted as (
      insert into commerce.stock_movements (tenant_id, id, variant_id, kind, change, by_person, note, at)
      values (${ctx.tenantId}, ${newId('stm')}, ${variantId}, 'counted', ${onHand} - coalesce((select on_hand from before), 0),
        ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}, ${note}, ${ctx.now}))
    insert into commerce.stock as s (tenant_id, variant_id, on_hand, kept_back)
    values (${ctx.tenantId}, ${variantId}, ${onHand}, ${keptBack ?? 0})
    on conflict (tenant_id, variant_id) do update
      set on_hand = excluded.on_hand, kept_back = coalesce(${keptBack ?? null}, s.kept_back)
     where s.held <= excluded.on_hand
    returning greatest(on_hand - held - kept_back, 0) as left, held`.execute(db(ctx))
  const [counted] = rows
  if (!counted) throw StockHeld()
  return counted
}

async function stopCounting(ctx: Context, variantId: VariantId) {
  const { rows } = await sql<{ held: number }>`
    delete from commerce.stock where tenant_id = ${ctx.tenantId} and variant_id = ${variantId} and held = 0
    returning held`.execute(db(ctx))
  if (rows.length > 0) return { left: null, held: 0 }
  const stock = db(ctx).selectFrom('commerce.stock').select('held').where('tenant_id', '=', ctx.tenantId)
  if (await stock.where('variant_id', '=', variantId).executeTakeFirst()) throw StockHeld()
  return { left: null, held: 0 }
}
