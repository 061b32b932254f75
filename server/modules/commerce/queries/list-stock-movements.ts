import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { listStockMovementsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

type Found = {
  id: string
  at: Date
  kind: 'counted' | 'sold' | 'returned'
  change: number
  order_id: string | null
  note: string
}

/** What came, went and was counted of a variant, newest first. */
export async function listStockMovements(
  ctx: Context,
  { variantId, after, limit }: RequestOf<typeof listStockMovementsEndpoint>,
): Promise<AnswerOf<typeof listStockMovementsEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<Found>`
    select id, at, kind, change, order_id, note from commerce.stock_movements
     where tenant_id = ${ctx.tenantId} and variant_id = ${variantId}
       and (${at}::timestamptz is null or (at, id) < (${at}::timestamptz, ${rest.join(' ')}))
     order by at desc, id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ at: when, order_id, ...row }) => ({ ...row, orderId: order_id, at: when.toISOString() })),
    next: rows.length > limit && last ? markAfter(last.at, last.id) : null,
  }
}
