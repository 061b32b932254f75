import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { db, type OrderRow } from '../tables.ts'

/** Gives a paid order its redeem code: twelve digits nobody can guess. A number that is taken is drawn again. */
export async function giveCode(ctx: Context, { id }: Pick<OrderRow, 'id'>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const code = String(randomInt(0, 2 ** 48 - 1) % 1_000_000_000_000).padStart(12, '0')
    const { numAffectedRows } = await sql`insert into commerce.redeem_codes (tenant_id, code, order_id, made_at)
      values (${ctx.tenantId}, ${code}, ${id}, ${ctx.now}) on conflict do nothing`.execute(db(ctx))
    if (numAffectedRows === 1n || (await hasCode(ctx, id))) return
  }
  throw new Error('no redeem code could be drawn')
}

async function hasCode(ctx: Context, orderId: OrderRow['id']): Promise<boolean> {
  const { rows } = await sql`select 1 from commerce.redeem_codes
    where tenant_id = ${ctx.tenantId} and order_id = ${orderId}`.execute(db(ctx))
  return rows.length > 0
}
