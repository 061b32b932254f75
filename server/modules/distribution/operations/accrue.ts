import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { OrderId } from '../../commerce/contract.ts'
import type { SoldLine } from '../../commerce/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { bookPosting } from '../../ledger/index.ts'
import type { CommissionId } from '../contract.ts'
import { rulesAt } from '../queries/read-rules.ts'
import { type Share, sharesOf, sumOf } from '../rules/shares.ts'
import { db } from '../tables.ts'

type Order = { id: OrderId; buyer_id: PersonId; origin: string; placed_at: Date }

/**
 * Writes down what those who brought the buyer earn with an order, once: by the rules and bindings of the moment it was
 * placed, on what the goods were sold for. Campaigns have their price already; they earn nothing. The kill switch stops
 * it, whatever the rules of the day were.
 */
export async function accrue(ctx: Context, order: Order, lines: readonly SoldLine[]): Promise<void> {
  if (order.origin !== 'shop') return
  const [then, now] = [await rulesAt(ctx, order.placed_at), await rulesAt(ctx, ctx.now)]
  if (!then.active || !now.active) return
  const chain = await readChain(ctx, order, then.levels)
  const rates = await readProductRates(ctx, lines)
  for (const [place, promoterId] of chain.entries()) {
    const usual = place === 0 ? then.first_bp : then.second_bp
    const shares = sharesOf(
      lines
        .filter(({ commissionAllowed }) => commissionAllowed)
        .map(({ line, soldFen, dealFen, productId }) => ({
          line,
          soldFen: soldFen - dealFen,
          rateBp: rates.get(productId)?.[place] ?? usual,
        })),
    )
    if (sumOf(shares) > 0) await write(ctx, order, promoterId, (place + 1) as 1 | 2, shares, then.version)
  }
}

/** The promoter of the buyer and, with two levels, the promoter's own; as they were bound when the order was placed. */
async function readChain(ctx: Context, { buyer_id, placed_at }: Order, levels: 1 | 2): Promise<PersonId[]> {
  const chain: PersonId[] = []
  for (let person = buyer_id; chain.length < levels; ) {
    const { rows } = await sql<{ promoter_id: PersonId }>`
      select b.promoter_id from distribution.bindings b
        join distribution.promoters p on p.tenant_id = b.tenant_id and p.person_id = b.promoter_id
       where b.tenant_id = ${ctx.tenantId} and b.person_id = ${person} and b.since <= ${placed_at}
         and b.until > ${placed_at} and (b.ended_at is null or b.ended_at > ${placed_at})
         and p.approved_at <= ${placed_at} and (p.stopped_at is null or p.stopped_at > ${placed_at})
       order by b.since desc limit 1`.execute(db(ctx))
    const [found] = rows
    if (!found || found.promoter_id === buyer_id) break
    chain.push(found.promoter_id)
    person = found.promoter_id
  }
  return chain
}

async function readProductRates(ctx: Context, lines: readonly SoldLine[]): Promise<Map<string, readonly number[]>> {
  const { rows } = await sql<{ product_id: string; first_bp: number; second_bp: number }>`
    select product_id, first_bp, second_bp from distribution.product_rates
     where tenant_id = ${ctx.tenantId} and product_id = any(${lines.map(({ productId }) => productId)}::text[])`.execute(
    db(ctx),
  )
  return new Map(rows.map(({ product_id, first_bp, second_bp }) => [product_id, [first_bp, second_bp]]))
}

async function write(
  ctx: Context,
  order: Order,
  promoterId: PersonId,
  level: 1 | 2,
  shares: Share[],
  version: number,
): Promise<void> {
  const id = newId('cms') as CommissionId
  const amount = sumOf(shares)
  const base = shares.reduce((sum, { baseFen }) => sum + baseFen, 0)
  const { rows } = await sql`
    insert into distribution.commissions (tenant_id, id, order_id, promoter_id, level, base_fen, amount_fen, state,
      rules_version, lines, made_at)
    values (${ctx.tenantId}, ${id}, ${order.id}, ${promoterId}, ${level}, ${base}, ${amount}, 'pending', ${version},
      ${JSON.stringify(shares)}::jsonb, ${ctx.now})
    on conflict do nothing returning id`.execute(db(ctx))
  if (rows.length === 0) return
  await bookPosting(ctx, {
    book: 'commission',
    kind: 'commission_accrued',
    key: `commission ${id}`,
    about: order.id,
    movements: [{ debit: 'accrued', credit: `pending/${promoterId}`, amount }],
  })
}
